import type { DisclosureRule } from './disclosure-rule.ts';

/** Why a drawn case was not reviewed, in the words that may be counted; what somebody writes of it stays in the unit. */
export const UNREVIEWED_KINDS = ['noTime', 'noReviewer', 'outOfScope', 'other'] as const;
export type UnreviewedKind = (typeof UNREVIEWED_KINDS)[number];

export const unreviewedKindWords: Readonly<Record<UnreviewedKind, string>> = {
  noTime: 'Hann inte granskas i tid',
  noReviewer: 'Det fanns ingen som kunde granska',
  outOfScope: 'Ärendet hör inte till gruppen',
  other: 'Annat skäl',
};

/** Absent where it was not asked: of rounds that were finalised before it was. */
type Counted = { readonly kind?: UnreviewedKind };

/** `kind` null: the other reasons together. */
export type DisclosedReason = { readonly kind: UnreviewedKind | null; readonly count: number };

/**
 * How many cases each reason left out, as it may leave the unit: reasons of fewer than t cases are never named but stand
 * together, and where they are fewer than t together the smallest of the others joins them. Empty when none can be named.
 * The counts add up to the cases that were not reviewed, which is told anyway. Source: statistics specification §6.
 */
export function discloseReasons(
  unreviewed: readonly Counted[],
  { threshold }: DisclosureRule,
): DisclosedReason[] {
  const named = UNREVIEWED_KINDS.map((kind) => ({
    kind,
    count: unreviewed.filter((one) => one.kind === kind).length,
  }))
    .filter(({ count }) => count >= threshold)
    .sort((a, b) => b.count - a.count);
  const sum = () => named.reduce((total, { count }) => total + count, 0);
  const left = unreviewed.length - sum();
  if (left > 0 && left < threshold) named.pop();
  if (named.length === 0) return [];
  const together = unreviewed.length - sum();
  return together === 0 ? named : [...named, { kind: null, count: together }];
}

/** "12 ärenden. Hann inte granskas i tid: 7. Andra skäl: 5."; null when every drawn case was reviewed. */
export function unreviewedInWords(unreviewed: readonly Counted[], rule: DisclosureRule): string | null {
  if (unreviewed.length === 0) return null;
  const reasons = discloseReasons(unreviewed, rule).map(
    ({ kind, count }) => `${kind === null ? 'Andra skäl' : unreviewedKindWords[kind]}: ${count}.`,
  );
  const why = reasons.length > 0 ? reasons : hiddenIn(rule);
  return `${unreviewed.length === 1 ? '1\u00a0ärende' : `${unreviewed.length}\u00a0ärenden`}. ${why.join(' ')}`.trimEnd();
}

/** Inside the unit (t is 1) nothing is hidden: then no reason was asked. */
function hiddenIn({ threshold }: DisclosureRule): string[] {
  return threshold > 1 ? [`Skäl visas bara när de gäller minst ${threshold} ärenden.`] : [];
}
