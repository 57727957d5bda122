import { Link } from '@remix-run/react';
import { ON_CAUSE_MARK } from '#app/features/controls/domain/on-cause.ts';
import { openFor } from '#app/features/deviations/domain/deviation-age.ts';
import { isOpenDeviation } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { severityWords } from '#app/features/deviations/domain/severity-words.ts';
import type { DeviationListQuery } from '#app/features/deviations/forms/list-query.ts';
import type { DeviationState, LexSarahStage, Severity } from '#app/shared/domain/vocabulary.ts';
import { NarrowNote } from '#app/shared/ui/narrow-note.tsx';
import { SortableHeader } from '#app/shared/ui/sortable-header.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import { DeviationStatus } from './deviation-status.tsx';
import styles from './deviation-table.module.css';
import { LexSarahStatus } from './lex-sarah-status.tsx';
import { listAddress } from './list-address.ts';

type Row = {
  id: number;
  number: string;
  title: string;
  isOnCause: boolean;
  caseKey: string;
  unitName: string;
  severity: Severity;
  state: DeviationState;
  responsibleName: string | null;
  dueOn: string;
  isOverdue: boolean;
  daysOpen: number | null;
  typeName: string | null;
  /** "Lifecare 4711": where it was handed over, with its number there. */
  handedOverTo: string | null;
  lexSarah: { stage: LexSarahStage; isNotified: boolean | null; daysOpen: number | null } | null;
};

function DeviationDue({ dueOn, isOverdue }: Pick<Row, 'dueOn' | 'isOverdue'>) {
  return isOverdue ? <Status tone="warning">{dueOn}, försenad</Status> : dueOn;
}

function WhatItIs(row: Row) {
  return (
    <>
      {row.title}
      {row.isOnCause ? ` (${ON_CAUSE_MARK})` : ''}
      {row.typeName === null ? null : <div className={styles.beside}>{row.typeName}</div>}
      {row.handedOverTo === null ? null : (
        <div className={styles.beside}>Överlämnad till {row.handedOverTo}</div>
      )}
      {row.lexSarah === null ? null : (
        <div className={styles.beside}>
          Lex Sarah: <LexSarahStatus {...row.lexSarah} />
        </div>
      )}
    </>
  );
}

type DeviationTableProps = {
  rows: readonly Row[];
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
      to={listAddress({
        ...query,
        sort: column,
        isDescending: query.sort === column && !query.isDescending,
        page: 1,
      })}
    />
  );
  return (
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
          <th scope="col">Enhet</th>
          {header('severity', 'Allvarlighet')}
          {header('state', 'Läge')}
          <th scope="col">Ansvarig</th>
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
              <NarrowNote>
                <WhatItIs {...row} />
                <div>
                  {row.isOverdue ? null : 'Senast '}
                  <DeviationDue {...row} />
                </div>
              </NarrowNote>
            </th>
            <td data-wide>
              <WhatItIs {...row} />
            </td>
            <td data-nowrap>{row.caseKey}</td>
            <td>{row.unitName}</td>
            <td>{severityWords[row.severity]}</td>
            <td data-nowrap>
              <DeviationStatus state={row.state} />
              {row.daysOpen === null ? null : <div className={styles.beside}>{openFor(row.daysOpen)}</div>}
            </td>
            <td>{row.responsibleName ?? 'Ingen utsedd'}</td>
            <td data-nowrap>
              <DeviationDue {...row} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
