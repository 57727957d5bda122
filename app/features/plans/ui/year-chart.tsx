import { BarChart } from '#app/shared/charts/bar-chart.tsx';
import type { Pair } from '../domain/section-table.ts';
import { disclosedInWords } from '../domain/year-words.ts';
import type { YearTable } from '../server/year-tables.server.ts';

/** Deviations of all types by unit, this year and last. The same picture on the page and in the files. */
export function YearChart({ year, table }: { year: number; table: YearTable }) {
  const sum = table.columns.findIndex(({ isSum }) => isSum);
  const barsOf = ({ thisYear, lastYear }: Pair) =>
    [thisYear, lastYear].map((value) => ({ value, text: disclosedInWords(value) }));
  const rows = table.rows
    .filter(({ kind }, _, all) => kind !== 'whole' || all.length === 1)
    .flatMap(({ label, cells }) => (cells[sum] ? [{ label, values: barsOf(cells[sum]) }] : []));
  return (
    <BarChart
      label={`Avvikelser per enhet ${year} och ${year - 1}`}
      rows={rows}
      series={[String(year), String(year - 1)]}
      scale="count"
    />
  );
}
