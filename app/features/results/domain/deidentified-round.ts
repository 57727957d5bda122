import type { Breakdown } from './breakdown.ts';
import { type DeidentifiedBreakdown, deidentifyBreakdown } from './deidentified-breakdown.ts';
import type { DisclosureRule } from './disclosure-rule.ts';
import type { RoundFigures } from './figures.ts';
import type { QuestionSources } from './question-sources.ts';
import { type DeidentifiedFigures, deidentifyFigures } from './small-numbers.ts';

export type DeidentifiedRound = {
  readonly figures: DeidentifiedFigures;
  /** Null where the round has none, or it has too few groups. */
  readonly breakdown: DeidentifiedBreakdown | null;
};

/**
 * All that may leave the unit of a round's numbers, judged together. The number of cases with a fault says which faults
 * were in the same cases: beside a breakdown that hides something it can give a hidden number away, and is hidden too.
 * It is hidden as well while `isBreakdownOpen`, that is until it is decided whether the round gets a breakdown.
 * Source: statistics specification §6, docs/adr/0011.
 */
export function deidentifyRound(
  round: {
    readonly figures: RoundFigures;
    readonly breakdown: Breakdown | null;
    readonly isBreakdownOpen: boolean;
  },
  rule: DisclosureRule,
  sources: QuestionSources,
): DeidentifiedRound {
  const shown = deidentifyFigures(round.figures, rule, sources);
  const breakdown =
    round.breakdown && deidentifyBreakdown(round.breakdown, round.figures, shown, rule, sources);
  const isAnyHidden = breakdown?.groups.some(({ questions }) =>
    questions.some(({ fulfilled, notFulfilled }) => fulfilled === null || notFulfilled === null),
  );
  const figures = isAnyHidden || round.isBreakdownOpen ? { ...shown, casesWithFaultCount: null } : shown;
  return { figures, breakdown };
}
