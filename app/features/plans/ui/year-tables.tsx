import { Table } from '#app/shared/ui/table.tsx';
import type { SectionRow } from '../domain/section-table.ts';
import { disclosedInWords, isNought } from '../domain/year-words.ts';
import type { YearTable } from '../server/year-tables.server.ts';
import styles from './year.module.css';

type YearTableProps = { caption: string; year: number; table: YearTable };

/** A line a unit and column, this year and last; lines with nothing in them are left out, but never the sums. */
export function LongTable({ caption, year, table, header }: YearTableProps & { header: string }) {
  return (
    <Table caption={caption} captionHidden>
      <thead>
        <tr>
          <th scope="col">Enhet</th>
          <th scope="col">{header}</th>
          <th scope="col" data-numeric="">
            {year}
          </th>
          <th scope="col" data-numeric="">
            {year - 1}
          </th>
        </tr>
      </thead>
      {table.rows.map((row) => (
        <tbody key={row.key} className={row.kind === 'whole' ? styles.whole : undefined}>
          {linesOf(row, table.columns).map(({ label, cell, isSum }, place, lines) => (
            <tr key={label} className={isSum ? styles.sum : undefined}>
              {place === 0 ? (
                <th scope="rowgroup" rowSpan={lines.length}>
                  {row.label}
                </th>
              ) : null}
              <th scope="row">{label}</th>
              <td data-numeric="">{disclosedInWords(cell.thisYear)}</td>
              <td data-numeric="">{disclosedInWords(cell.lastYear)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </Table>
  );
}

function linesOf({ cells }: SectionRow, columns: YearTable['columns']) {
  const lines = columns.flatMap((column, place) => {
    const cell = cells[place];
    return cell ? [{ ...column, cell }] : [];
  });
  return lines.filter(({ cell, isSum }) => isSum || !isNought(cell));
}

/** Few columns: each with this year and last beside each other, and a line a unit. */
export function WideTable({
  caption,
  year,
  tables,
}: Omit<YearTableProps, 'table'> & { tables: readonly YearTable[] }) {
  const labels = tables.flatMap(({ columns }) => columns.map(({ label }) => label));
  const rows = tables[0]?.rows ?? [];
  return (
    <Table caption={caption} captionHidden>
      <thead>
        <tr>
          <th scope="col">Enhet</th>
          {labels.flatMap((label) =>
            [year, year - 1].map((one) => (
              <th key={`${label} ${one}`} scope="col" data-numeric="">
                {label}, {one}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={row.key} className={row.kind === 'whole' ? styles.sum : undefined}>
            <th scope="row">{row.label}</th>
            {tables.flatMap(({ rows: own, columns }) =>
              (own[place]?.cells ?? []).flatMap((cell, column) => [
                <td key={`${columns[column]?.label} now`} data-numeric="">
                  {disclosedInWords(cell.thisYear)}
                </td>,
                <td key={`${columns[column]?.label} before`} data-numeric="">
                  {disclosedInWords(cell.lastYear)}
                </td>,
              ]),
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
