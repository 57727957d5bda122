import { formatPercent, wholePercent } from '#app/shared/text/format.ts';
import type { QuestionFigures } from '../domain/figures.ts';

type Shares = Pick<QuestionFigures, 'shortName' | 'share' | 'weightedShare'>;

/**
 * What the weighting does to the shares, as one Swedish sentence that follows "Andelen är därför ovägd.". The example
 * is the question whose whole percentages differ most, the first of equals. Empty text when nothing is weighted.
 */
export function weightingInWords(questions: readonly Shares[]): string {
  const both = questions.flatMap(({ shortName, share, weightedShare }) =>
    share === null || weightedShare === null
      ? []
      : [
          {
            shortName,
            share,
            weightedShare,
            moved: Math.abs(wholePercent(weightedShare) - wholePercent(share)),
          },
        ],
  );
  if (both.length === 0) return '';
  const most = both.reduce((best, one) => (one.moved > best.moved ? one : best));
  if (most.moved === 0) return 'Bredvid står den vägda. Vägningen ändrar inget helt procenttal.';
  const { shortName, share, weightedShare } = most;
  return `Bredvid står den vägda, till exempel ${formatPercent(weightedShare)} i stället för ${formatPercent(share)} för ”${shortName}”.`;
}
