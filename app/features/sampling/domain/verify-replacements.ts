import { hasReserves } from '#app/features/sampling/domain/design.ts';
import { REPLACEMENT_WORDS } from '#app/features/sampling/domain/protocol-shape.ts';
import { findReplacement, type ReplaceableCase } from '#app/features/sampling/domain/replacement.ts';
import type { Known } from '#app/features/sampling/domain/verify-cases.ts';
import type { ListedDraw } from '#app/features/sampling/domain/verify-listed.ts';
import { type Step, StepFindings } from '#app/features/sampling/domain/verify-steps.ts';

const LISTED: ReadonlySet<string> = new Set(REPLACEMENT_WORDS);

/**
 * Goes through the replacements in order and holds each against the rule: the first unused reserve of the group, or the
 * first that upholds a minst-krav. An extension begins with those of the draw it extends (`earlier`): who took a place
 * takes it again where she can. Any other was made after the draw. Each has a listed reason. Also that the marks in the lists of drawn cases and reserves say the same.
 */
export function checkReplacements(draw: ListedDraw, known: Known, earlier: ListedDraw | null): Step {
  const findings = new StepFindings();
  const carried = earlier ? carriedOver(draw, earlier) : [];
  for (const [index, { replaced }] of carried.entries()) {
    findings.compare('replacementLost', replaced, replaced, draw.replacements[index]?.replaced ?? '');
  }
  const meets = new Map(known.ordered.map((one) => [one.id, one.meets]));
  const quotas = draw.design.quotas.map(({ minimum }, index) => ({
    attribute: String(index),
    values: ['ja'],
    minimum,
  }));
  const candidate = (
    one: ListedDraw['reserves'][number] | ListedDraw['selected'][number],
  ): ReplaceableCase => ({
    key: one.id,
    stratum: one.group,
    ticket: one.ticket ?? one.rank ?? 0,
    attributes: Object.fromEntries((meets.get(one.id) ?? []).map((is, index) => [index, is ? 'ja' : 'nej'])),
  });
  let active = draw.selected.map(candidate);
  let unused = draw.reserves.map(candidate);
  for (const [index, { replaced, replacement, reason, at }] of draw.replacements.entries()) {
    const before = draw.replacements[index - 1]?.at ?? at;
    if (at < before) findings.add('replacementTime', replaced, before, at);
    if (index >= carried.length && at < draw.drawnAt) {
      findings.add('replacementBeforeDraw', replaced, draw.drawnAt, at);
    }
    if (!LISTED.has(reason)) findings.add('replacementReason', replaced, '', reason);
    const found = findReplacement(active, unused, quotas, replaced);
    if (!found.ok && found.error === 'notInSample') {
      findings.add('replacedNotInSample', replaced);
      continue;
    }
    const again = unused.find(({ key }) => key === carried[index]?.replacement);
    const byRule = found.ok && hasReserves(draw.design.allocation) ? found.value.reserve.key : '';
    const expected = again?.key ?? byRule;
    findings.compare('replacementOther', replaced, expected, replacement ?? '');
    active = active.filter(({ key }) => key !== replaced);
    const taken = unused.find(({ key }) => key === replacement);
    if (taken) {
      active.push(taken);
      unused = unused.filter((one) => one !== taken);
    }
  }
  compareMarks(draw, findings);
  return findings.stepOrNothing('replacements', draw.number, draw.replacements.length);
}

/** The earlier draw's replacements in this draw's ids: salted hashes differ from draw to draw, places do not. */
function carriedOver(draw: ListedDraw, earlier: ListedDraw): ListedDraw['replacements'] {
  const here = new Map([...draw.selected, ...draw.reserves].map(({ id, rank }) => [rank, id]));
  const there = new Map([...earlier.selected, ...earlier.reserves].map(({ id, rank }) => [id, rank]));
  const translate = (id: string) => {
    const rank = there.get(id) ?? null;
    return rank === null ? id : (here.get(rank) ?? id);
  };
  return earlier.replacements.map(({ replaced, replacement, ...rest }) => ({
    ...rest,
    replaced: translate(replaced),
    replacement: replacement === null ? null : translate(replacement),
  }));
}

function compareMarks(draw: ListedDraw, findings: StepFindings): void {
  const word = (is: boolean) => (is ? 'ja' : 'nej');
  const replaced = new Set(draw.replacements.map((one) => one.replaced));
  const takenIn = new Set(draw.replacements.map((one) => one.replacement));
  for (const { id, isReplaced } of draw.selected) {
    findings.compare('replacedMark', id, word(replaced.has(id)), word(isReplaced));
  }
  for (const { id, isTakenIn } of draw.reserves) {
    findings.compare('takenInMark', id, word(takenIn.has(id)), word(isTakenIn));
  }
}
