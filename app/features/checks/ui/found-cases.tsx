import { Link } from '@remix-run/react';
import { plural } from '#app/shared/text/format.ts';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import type { CheckPage } from './check-result.tsx';
import styles from './found-cases.module.css';

/** One page of the found cases, with the arithmetic that shows why each of them is here. */
export function FoundCases({ page: { register, result } }: { page: CheckPage }) {
  const { rows, columns, hasLimit } = result;
  // Where only one column can be counted from, its name says nothing.
  const isFromTold = new Set(rows.map(({ fromColumn }) => fromColumn)).size > 1;
  return (
    <Table caption="Hittade ärenden" captionHidden>
      <thead>
        <tr>
          <th scope="col">Ärende</th>
          <th scope="col">Enhet</th>
          <th scope="col">Handläggare</th>
          {hasLimit ? (
            <>
              <th scope="col">Så räknas det</th>
              <th scope="col" data-numeric="">
                Över gränsen
              </th>
            </>
          ) : null}
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" data-nowrap="">
              <Link to={`/register/${register.id}/arenden/${row.id}`}>{row.key}</Link>
              {row.isProtected ? (
                <div>
                  <Status tone="warning">Skyddade personuppgifter</Status>
                </div>
              ) : null}
            </th>
            <td>{row.unitName}</td>
            <td>{row.caseWorker || '–'}</td>
            {hasLimit ? (
              <>
                <td className={styles.arithmetic}>
                  {isFromTold ? `${row.fromColumn}: ` : ''}
                  {row.arithmetic}
                </td>
                <td data-numeric="" data-nowrap="">
                  {plural(row.daysOver ?? 0, 'dag', 'dagar')}
                </td>
              </>
            ) : null}
            {row.cells.map((cell, index) => (
              <td key={columns[index]} data-nowrap="">
                {cell || '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
