import { readAnswerKey } from '#app/features/checklists/domain/items.ts';
import { DISCLOSURE_RULE, discloseCounts } from './disclosure-rule.ts';
import type { DeidentifiedFigures } from './small-numbers.ts';

/** The deviations of a round beside what its de-identified result shows. */
type RoundDeviations = {
  readonly figures: Pick<DeidentifiedFigures, 'questions' | 'casesWithFaultCount'>;
  /** By question, or of all of them together where the faults of a case share a deviation. */
  readonly deviationCounts: readonly number[];
  readonly sharesDeviations: boolean;
};

/**
 * The counts that may leave the unit, and their sum. A question's deviations are hidden with its faults, since nearly
 * every fault makes one; shared ones with the cases that have one.
 */
export function disclosedDeviations({ figures, deviationCounts, sharesDeviations }: RoundDeviations) {
  const hidden = figures.questions.map((question) => question.notFulfilled === null);
  return discloseCounts(
    deviationCounts,
    sharesDeviations ? [hidden.includes(true) || figures.casesWithFaultCount === null] : hidden,
    DISCLOSURE_RULE,
  );
}

/** Whether a deviation is about the question, in any of its items; one of a whole case is about none. */
export function isAbout(answerKey: string, questionKey: string): boolean {
  const read = readAnswerKey(answerKey);
  return read?.kind === 'question' && read.question === questionKey;
}
