import type { FigureInterval } from '#app/features/results/domain/figures.ts';
import type { BarChartProps } from '#app/shared/charts/bar-chart.tsx';
import { countInWords, type ResultInWords } from '#app/shared/text/result-sentence.ts';

type Question = Omit<ResultInWords, 'interval'> & { readonly interval: FigureInterval | null };

/** A bar a question whose answers count, as far as it has a share that may be shown; what is hidden is "–". */
export function shareBars(questions: readonly Question[]): BarChartProps['rows'] {
  return questions.map((question) => ({
    label: question.shortName,
    values: [{ value: question.share, text: countInWords(question), ...endsOf(question.interval) }],
  }));
}

function endsOf(interval: FigureInterval | null): { low?: number; high?: number } {
  if (interval === null || interval.kind === 'none') return {};
  if (interval.kind === 'share') return { low: interval.low, high: interval.high };
  return { low: interval.low / interval.frame, high: interval.high / interval.frame };
}
