import { isChosenByPeople, type SampleDesign } from '#app/features/sampling/domain/design.ts';
import { withoutCounts } from '#app/features/sampling/domain/protocol-deidentify.ts';
import type { HiddenShortfallData, ShortfallData } from '#app/features/sampling/domain/protocol-shape.ts';
import type { Known } from '#app/features/sampling/domain/verify-cases.ts';
import { type ExpectedDraw, expectDraw } from '#app/features/sampling/domain/verify-expected.ts';
import type { ListedCase, ListedDraw } from '#app/features/sampling/domain/verify-listed.ts';
import { cannotCheck, type Step, StepFindings } from '#app/features/sampling/domain/verify-steps.ts';

/**
 * What the rules make of a draw's cases: sizes, minst-krav, who is in, why, in which order, the reserves and what could
 * not be met. Where people chose, what follows from whom they chose.
 */
export function checkSelection(draw: ListedDraw, known: Known): Step[] {
  const { design, number } = draw;
  if (design.allocation.kind === 'firstInOrder' && known.source === 'file') {
    const steps = ['sizes', 'selection', 'reasons', 'order', 'reserves', 'shortfalls'] as const;
    return steps.map((what) => cannotCheck(what, number, 'datesNotInFile'));
  }
  const chosen = new Set(draw.selected.map(({ id }) => id));
  const expected = expectDraw(known.ordered, known.groupNames, design, chosen);
  return [
    checkSizes(draw, expected),
    ...(design.quotas.length > 0 ? [checkQuotas(draw, known, expected)] : []),
    isChosenByPeople(design)
      ? cannotCheck('selection', number, 'chosenByPeople')
      : checkMembers(draw, expected),
    checkReasons(draw, expected),
    checkOrder(draw, expected),
    checkReserves(draw, expected),
    checkShortfalls(draw, expected),
  ];
}

function checkSizes(draw: ListedDraw, expected: ExpectedDraw): Step {
  const findings = new StepFindings();
  const listed = new Map(draw.groups.map((row) => [row.group, row]));
  for (const { group, size, wanted } of expected.groups) {
    const row = listed.get(group);
    if (!row) findings.add('groupMissingInTable', group);
    else findings.compare('groupTable', group, `${wanted} av ${size}`, `${row.wanted} av ${row.size}`);
    const drawn = draw.selected.filter((one) => one.group === group).length;
    const isFree = isChosenByPeople(draw.design);
    if (!isFree || drawn > wanted) findings.compare('groupSampleSize', group, Math.min(size, wanted), drawn);
  }
  const groups = new Set(expected.groups.map(({ group }) => group));
  for (const { group } of draw.groups) if (!groups.has(group)) findings.add('groupTooManyInTable', group);
  compareOrder(
    findings,
    'orderAt',
    expected.groups.map(({ group }) => group),
    draw.groups.map(({ group }) => group),
  );
  return findings.step('sizes', draw.number, expected.groups.length);
}

function checkQuotas(draw: ListedDraw, known: Known, expected: ExpectedDraw): Step {
  const findings = new StepFindings();
  for (const group of expected.exceeded) findings.add('quotasExceedSize', group);
  const meets = new Map(known.ordered.map((one) => [one.id, one.meets]));
  const { quotas } = draw.design satisfies SampleDesign;
  for (const { group } of expected.groups) {
    for (const [index, { minimum }] of quotas.entries()) {
      const isMet = ({ id }: { readonly id: string }) => meets.get(id)?.[index] === true;
      const available = known.ordered.filter((one) => one.group === group && isMet(one)).length;
      const drawn = draw.selected.filter((one) => one.group === group && isMet(one)).length;
      const needed = Math.min(minimum, available);
      if (drawn < needed) findings.add('quotaCount', `${index + 1}`, needed, drawn);
    }
  }
  return findings.step('quotas', draw.number, quotas.length * expected.groups.length);
}

function checkMembers(draw: ListedDraw, expected: ExpectedDraw): Step {
  const findings = new StepFindings();
  const drawn = new Set(draw.selected.map(({ id }) => id));
  const wanted = new Set(expected.selected.map(({ id }) => id));
  for (const id of wanted) if (!drawn.has(id)) findings.add('shouldBeSelected', id);
  for (const id of drawn) if (!wanted.has(id)) findings.add('shouldNotBeSelected', id);
  return findings.step('selection', draw.number, wanted.size);
}

function checkReasons(draw: ListedDraw, expected: ExpectedDraw): Step {
  const findings = new StepFindings();
  const reasons = new Map(expected.selected.map(({ id, reason }) => [id, reason]));
  for (const { id, reason } of draw.selected) {
    const wanted = reasons.get(id);
    if (wanted !== undefined) findings.compare('reason', id, wanted, reason);
  }
  return findings.step('reasons', draw.number, draw.selected.length);
}

function checkOrder(draw: ListedDraw, expected: ExpectedDraw): Step {
  const findings = new StepFindings();
  comparePositions(findings, draw.selected);
  compareOrder(
    findings,
    'orderAt',
    expected.selected.map(({ id }) => id),
    draw.selected.map(({ id }) => id),
  );
  return findings.step('order', draw.number, draw.selected.length);
}

function checkReserves(draw: ListedDraw, expected: ExpectedDraw): Step {
  const findings = new StepFindings();
  comparePositions(findings, draw.reserves);
  compareOrder(
    findings,
    'reserveAt',
    expected.reserves.map(({ id }) => id),
    draw.reserves.map(({ id }) => id),
  );
  return findings.stepOrNothing('reserves', draw.number, expected.reserves.length);
}

function checkShortfalls(draw: ListedDraw, expected: ExpectedDraw): Step {
  const findings = new StepFindings();
  const listed = draw.shortfalls.map(shortfallText);
  const wanted = expected.shortfalls.map((one) => shortfallText(draw.hidesCounts ? withoutCounts(one) : one));
  for (const text of wanted) if (!listed.includes(text)) findings.add('shortfallMissing', text);
  for (const [index, text] of listed.entries()) {
    if (wanted[index] !== text) findings.add('shortfallTooMany', text);
  }
  return findings.step('shortfalls', draw.number, expected.shortfalls.length);
}

function comparePositions(findings: StepFindings, cases: readonly ListedCase[]): void {
  for (const [index, { id, position }] of cases.entries()) {
    findings.compare('position', id, index + 1, position);
  }
}

/** Names the first place where two lists part; what follows from it is not told again. */
function compareOrder(
  findings: StepFindings,
  kind: 'orderAt' | 'reserveAt',
  expected: readonly string[],
  found: readonly string[],
): void {
  const length = Math.max(expected.length, found.length);
  for (let index = 0; index < length; index++) {
    if (expected[index] === found[index]) continue;
    findings.add(kind, String(index + 1), expected[index] ?? '', found[index] ?? '');
    return;
  }
}

/** A shortfall as one line, whatever order its fields stand in. */
function shortfallText(one: ShortfallData | HiddenShortfallData): string {
  return Object.entries(one)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}
