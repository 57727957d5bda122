import { strataAttribute } from '#app/features/sampling/domain/design.ts';
import type { KnownCase } from '#app/features/sampling/domain/verify-expected.ts';
import type { ListedCase, ListedDraw } from '#app/features/sampling/domain/verify-listed.ts';
import {
  cannotCheck,
  type Obstacle,
  type Step,
  StepFindings,
} from '#app/features/sampling/domain/verify-steps.ts';

/** What the check holds a draw against. */
export type Known = {
  /** Every case of the frame in order of slumptal. */
  readonly ordered: readonly KnownCase[];
  /** In the order they are listed. */
  readonly groupNames: readonly string[];
  /** `frame`: recomputed. `file`: taken from the protocol itself, which then vouches for its own case list. */
  readonly source: 'frame' | 'file';
};

/**
 * The case list of one draw: that it holds every case of the frame once, and for each the right slumptal, place, group
 * and minst-krav. Against `file` only what the list says of itself can be checked.
 */
export function checkCases(draw: ListedDraw, known: Known, needs: Obstacle): Step[] {
  const all = [...draw.selected, ...draw.reserves];
  const steps = [checkPresence(draw, all, known)];
  if (known.source === 'file') {
    steps.push(checkOwnOrder(draw, all, needs), checkOwnGroups(draw, all, needs));
    if (draw.design.quotas.length > 0) steps.push(cannotCheck('quotaMarks', draw.number, needs));
    return steps;
  }
  const byId = new Map(known.ordered.map((one, index) => [one.id, { one, rank: index + 1 }]));
  const tickets = new StepFindings();
  const groups = new StepFindings();
  const marks = new StepFindings();
  for (const { id, ticket, rank, group, meets } of all) {
    const found = byId.get(id);
    if (!found) continue;
    if (ticket !== null) tickets.compare('ticket', id, found.one.ticket, ticket);
    if (rank !== null) tickets.compare('rank', id, found.rank, rank);
    groups.compare('group', id, found.one.group, group);
    if (meets) marks.compare('quotaMark', id, marksOf(found.one.meets), marksOf(meets));
  }
  steps.push(tickets.step('tickets', draw.number, all.length));
  steps.push(groups.stepOrNothing('groups', draw.number, hasGroups(draw) ? all.length : 0));
  if (draw.design.quotas.length > 0 && all.some(({ meets }) => meets)) {
    steps.push(marks.step('quotaMarks', draw.number, all.length));
  }
  return steps;
}

const hasGroups = ({ design }: ListedDraw) => strataAttribute(design.allocation) !== undefined;

/** Without the frame: a design without groups has none. */
function checkOwnGroups(draw: ListedDraw, all: readonly ListedCase[], needs: Obstacle): Step {
  if (hasGroups(draw)) return cannotCheck('groups', draw.number, needs);
  const findings = new StepFindings();
  for (const { id, group } of all) findings.compare('group', id, '', group);
  return findings.stepOrNothing('groups', draw.number, 0);
}

const marksOf = (meets: readonly boolean[]) => meets.map((one) => (one ? 'ja' : 'nej')).join(', ');

function checkPresence(draw: ListedDraw, all: readonly ListedCase[], known: Known): Step {
  const findings = new StepFindings();
  const seen = new Set<string>();
  for (const { id } of all) {
    if (seen.has(id)) findings.add('caseTwice', id);
    seen.add(id);
  }
  if (known.source === 'frame') {
    const inFrame = new Set(known.ordered.map(({ id }) => id));
    for (const id of seen) if (!inFrame.has(id)) findings.add('caseNotInFrame', id);
    for (const id of inFrame) if (!seen.has(id)) findings.add('caseMissing', id);
  }
  findings.compare('caseCount', '', draw.frameSize, all.length);
  return findings.step('cases', draw.number, all.length);
}

/** Without seed and frame: every place from 1 on is taken once, and the slumptal rise with the places. */
function checkOwnOrder(draw: ListedDraw, all: readonly ListedCase[], needs: Obstacle): Step {
  const findings = new StepFindings();
  const byRank = all.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  for (const [index, { id, rank, ticket }] of byRank.entries()) {
    if (rank !== index + 1) findings.add('rankTwice', id, index + 1, rank ?? '');
    const before = byRank[index - 1]?.ticket ?? null;
    if (before !== null && ticket !== null && before > ticket)
      findings.add('ticketOrder', id, before, ticket);
  }
  return findings.stepWithout('tickets', draw.number, needs);
}
