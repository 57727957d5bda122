import { Table } from '#app/shared/ui/table.tsx';
import { linesOf } from '../domain/year-lines.ts';
import { yearNumber } from '../domain/year-words.ts';
import type { YearTable } from '../server/year-tables.server.ts';
import styles from './year.module.css';

type YearTableProps = { caption: string; year: number; table: YearTable };

/**
 * A line a unit and column, this year and last; lines with nothing in them are left out, but never the sums. On a narrow
 * screen the unit stands above its first line instead of in a column of its own, so that the numbers are in sight.
 */
export function LongTable({ caption, year, table, header }: YearTableProps & { header: string }) {
  return (
    <Table caption={caption} captionHidden>
      <thead>
        <tr>
          <th scope="col" data-wide="">
            Enhet
          </th>
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
                <th scope="rowgroup" rowSpan={lines.length} data-wide="">
                  {row.label}
                </th>
              ) : null}
              <th scope="row" className={styles.line} data-unit={place === 0 ? row.label : undefined}>
                {label}
              </th>
              <td data-numeric="">{yearNumber(cell, 'thisYear')}</td>
              <td data-numeric="">{yearNumber(cell, 'lastYear')}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </Table>
  );
}

/** One column: a line a unit, this year and last. */
export function ShortTable({ caption, year, table }: YearTableProps) {
  return (
    <Table caption={caption} captionHidden>
      <thead>
        <tr>
          <th scope="col">Enhet</th>
          <th scope="col" data-numeric="">
            {year}
          </th>
          <th scope="col" data-numeric="">
            {year - 1}
          </th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ key, kind, label, cells: [cell] }) => (
          <tr key={key} className={kind === 'whole' ? styles.sum : undefined}>
            <th scope="row">{label}</th>
            <td data-numeric="">{yearNumber(cell, 'thisYear')}</td>
            <td data-numeric="">{yearNumber(cell, 'lastYear')}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
