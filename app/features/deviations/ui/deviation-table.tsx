import { Link } from '@remix-run/react';
import { isOpenDeviation } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { severityWords } from '#app/features/deviations/domain/severity-words.ts';
import type { DeviationListQuery } from '#app/features/deviations/forms/list-query.ts';
import { NarrowNote } from '#app/shared/ui/narrow-note.tsx';
import { SortableHeader } from '#app/shared/ui/sortable-header.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import {
  DeviationDue,
  DeviationInShort,
  type ListedDeviation,
  StateAndAge,
  WhatItIs,
} from './deviation-in-short.tsx';
import styles from './deviation-table.module.css';
import { listAddress } from './list-address.ts';

/** The list in the order of the column; the other way round where it is in that order already. */
const sortedBy = (query: DeviationListQuery, sort: DeviationListQuery['sort']) =>
  listAddress({ ...query, sort, isDescending: query.sort === sort && !query.isDescending, page: 1 });

type DeviationTableProps = {
  rows: readonly ListedDeviation[];
  query: DeviationListQuery;
  /** Whether the open ones can be marked for an action. */
  mayMark: boolean;
};

export function DeviationTable({ rows, query, mayMark }: DeviationTableProps) {
  const header = (column: DeviationListQuery['sort'], label: string) => (
    <SortableHeader
      column={column}
      label={label}
      sort={query.sort}
      direction={query.isDescending ? 'desc' : 'asc'}
      to={sortedBy(query, column)}
      isWideOnly={column !== 'number'}
    />
  );
  return (
    <>
      <NarrowNote>
        Ordna efter <Link to={sortedBy(query, 'due')}>datum</Link>,{' '}
        <Link to={sortedBy(query, 'severity')}>allvarlighet</Link>,{' '}
        <Link to={sortedBy(query, 'state')}>läge</Link> eller <Link to={sortedBy(query, 'case')}>ärende</Link>
      </NarrowNote>
      <Table caption="Avvikelser" captionHidden>
        <thead>
          <tr>
            {mayMark ? (
              <th scope="col" className={styles.markCell}>
                <VisuallyHidden>Markera</VisuallyHidden>
              </th>
            ) : null}
            {header('number', 'Nummer')}
            <th scope="col" data-wide>
              Avvikelse
            </th>
            {header('case', 'Ärende')}
            <th scope="col" data-wide>
              Enhet
            </th>
            {header('severity', 'Allvarlighet')}
            {header('state', 'Läge')}
            <th scope="col" data-wide>
              Ansvarig
            </th>
            {header('due', 'Senast')}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {mayMark ? (
                <td className={styles.markCell}>
                  {isOpenDeviation(row.state) ? (
                    <input
                      type="checkbox"
                      name="avvikelse"
                      value={row.id}
                      aria-label={`Markera ${row.number}`}
                      className={styles.mark}
                    />
                  ) : null}
                </td>
              ) : null}
              <th scope="row">
                <Link to={`/avvikelser/${row.id}`} data-nowrap>
                  {row.number}
                </Link>
                <DeviationInShort {...row} />
              </th>
              <td data-wide>
                <WhatItIs {...row} />
              </td>
              <td data-wide data-nowrap>
                {row.caseKey}
              </td>
              <td data-wide>{row.unitName}</td>
              <td data-wide>{severityWords[row.severity]}</td>
              <td data-wide data-nowrap>
                <StateAndAge {...row} />
              </td>
              <td data-wide>{row.responsibleName ?? 'Ingen utsedd'}</td>
              <td data-wide data-nowrap>
                <DeviationDue {...row} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
