import { answersInWords, areAnswersHidden, itemsInWords, numbersInWords } from './answers-in-words.ts';
import { leftOutCaveat } from './left-out-caveat.ts';
import { formatNumber } from './number-format.ts';
import { type ResultInWords, resultSentence } from './result-sentence.ts';
import { plural } from './words.ts';

type DistributionInWords = Parameters<typeof answersInWords>[0] &
  Parameters<typeof numbersInWords>[0] & { readonly key: string; readonly shortName: string };

/** The figures of a round, of those that are shown inside the unit or of those that leave it. */
export type FiguresInWords = {
  readonly reviewedCount: number;
  readonly sampleSize: number;
  readonly faultCount: number | null;
  readonly casesWithFaultCount: number | null;
  readonly sections: readonly {
    readonly items: Parameters<typeof itemsInWords>[0] | null;
    readonly questions: readonly string[];
  }[];
  readonly questions: readonly (ResultInWords & { readonly key: string })[];
  readonly distributions: readonly DistributionInWords[];
};

/**
 * A round's result as sentences, one a paragraph, in the order of the checklist: how many were reviewed, each question,
 * and the faults. A number that is hidden is never said. Before anything is reviewed there is nothing to say.
 */
export function figuresInSentences(figures: FiguresInWords): string[] {
  const { reviewedCount, sampleSize, questions, distributions } = figures;
  if (reviewedCount === 0) return [];
  const leftOut = leftOutCaveat(figures);
  return [
    `${formatNumber(reviewedCount)} av ${plural(sampleSize, 'ärende', 'ärenden')} är granskade.`,
    ...(leftOut === null ? [] : [leftOut]),
    ...figures.sections.flatMap(({ items, questions: keys }) => [
      ...(items ? [itemsInWords(items)] : []),
      ...keys.flatMap((key) => {
        const counted = questions.find((one) => one.key === key);
        const answered = distributions.find((one) => one.key === key);
        return [
          ...(counted ? [resultSentence(counted)] : []),
          ...(answered ? distributionSentences(answered, counted !== undefined) : []),
        ];
      }),
    ]),
    ...faultSentence(figures),
  ];
}

function distributionSentences(distribution: DistributionInWords, isNamedBefore: boolean): string[] {
  if (isNamedBefore && areAnswersHidden(distribution)) return [];
  const sentence = `${distribution.shortName}: ${answersInWords(distribution)}.`;
  return [[sentence, numbersInWords(distribution)].filter(Boolean).join(' ')];
}

function faultSentence({ faultCount, casesWithFaultCount, reviewedCount }: FiguresInWords): string[] {
  if (faultCount === null || casesWithFaultCount === null) return [];
  if (faultCount === 0) return ['Inga brister.'];
  const cases = `${formatNumber(casesWithFaultCount)} av ${plural(reviewedCount, 'granskat ärende', 'granskade ärenden')}`;
  return [`${plural(faultCount, 'brist', 'brister')} i ${cases}.`];
}
