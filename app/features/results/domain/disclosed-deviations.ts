import { readAnswerKey } from '#app/features/checklists/domain/items.ts';
import { DISCLOSURE_RULE, type Disclosed, discloseCounts, isSmall } from './disclosure-rule.ts';
import type { DeidentifiedFigures } from './small-numbers.ts';

/** The deviations of a round beside what its de-identified result shows. */
type RoundDeviations = {
  readonly figures: Pick<DeidentifiedFigures, 'casesWithFaultCount'> & {
    readonly questions: readonly { readonly notFulfilled: Disclosed }[];
  };
  /** By question, or of all of them together where the faults of a case share a deviation. */
  readonly deviationCounts: readonly number[];
  readonly sharesDeviations: boolean;
};

/**
 * The counts that may leave the unit, and their sum. A question's deviations are hidden with its faults, since nearly
 * every fault makes one, and where few of the faults made none: those were known before, and a subtraction would tell how
 * many. Shared ones likewise, with the cases that have a fault. Every file that tells deviations beside faults asks here.
 */
export function disclosedDeviations({ figures, deviationCounts, sharesDeviations }: RoundDeviations) {
  const faults = figures.questions.map(({ notFulfilled }) => notFulfilled);
  const beside = sharesDeviations ? [faults.includes(null) ? null : figures.casesWithFaultCount] : faults;
  return discloseCounts(
    deviationCounts,
    deviationCounts.map((count, index) => {
      const of = beside[index] ?? null;
      if (of === null) return true;
      // More deviations than faults: of reviews that were opened again, or of answers that count as no fault.
      const [fewer, more] = count < of ? [count, of] : [of, count];
      return isSmall(fewer, more, DISCLOSURE_RULE.threshold);
    }),
    DISCLOSURE_RULE,
  );
}

/** The question that a deviation is about, in any of its items; undefined for one of a whole case. */
export function questionOf(answerKey: string): string | undefined {
  const read = readAnswerKey(answerKey);
  return read?.kind === 'question' ? read.question : undefined;
}

/** Whether a deviation is about the question, in any of its items; one of a whole case is about none. */
export function isAbout(answerKey: string, questionKey: string): boolean {
  return questionOf(answerKey) === questionKey;
}
