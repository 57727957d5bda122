import type { Pair, SectionRow } from './section-table.ts';
import { yearNumber } from './year-words.ts';

type Summed = {
  readonly columns: readonly { readonly isSum: boolean }[];
  readonly rows: readonly SectionRow[];
};

/** The bars of deviations of all types by unit, this year and last: the same picture on the page and in the files. */
export function yearBars(year: number, { columns, rows }: Summed) {
  const sum = columns.findIndex(({ isSum }) => isSum);
  const barsOf = (pair: Pair) =>
    (['thisYear', 'lastYear'] as const).map((of) => ({
      value: pair[of],
      text: String(yearNumber(pair, of)),
    }));
  return {
    label: `Avvikelser per enhet ${year} och ${year - 1}`,
    // The whole is no bar beside its parts, unless it is all there is.
    rows: rows
      .filter(({ kind }) => kind !== 'whole' || rows.length === 1)
      .flatMap(({ label, cells }) => (cells[sum] ? [{ label, values: barsOf(cells[sum]) }] : [])),
    series: [String(year), String(year - 1)],
    scale: 'count' as const,
  };
}
