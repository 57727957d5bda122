import { Link } from '@remix-run/react';
import type { LexSarahStage } from '#app/shared/domain/vocabulary.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { NarrowNote } from '#app/shared/ui/narrow-note.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { LexSarahStatus } from './lex-sarah-status.tsx';

type Row = {
  deviationId: number;
  number: string;
  title: string;
  unitName: string;
  stage: LexSarahStage;
  isNotified: boolean | null;
  notifiedOn: string | null;
  reportedAt: string;
  daysOpen: number | null;
};

/** "Ja, 2026-11-02", "Nej", or nothing before it was decided. */
function notifiedInWords({ isNotified, notifiedOn }: Pick<Row, 'isNotified' | 'notifiedOn'>): string {
  if (isNotified === null) return '';
  return isNotified ? `Ja, ${notifiedOn ?? ''}` : 'Nej';
}

export function LexSarahTable({ rows }: { rows: readonly Row[] }) {
  return (
    <Table caption="Lex Sarah-ärenden, med läge och ålder" captionHidden>
      <thead>
        <tr>
          <th scope="col">Avvikelse</th>
          <th scope="col" data-wide>
            Gäller
          </th>
          <th scope="col" data-wide>
            Enhet
          </th>
          <th scope="col" data-wide>
            Läge
          </th>
          <th scope="col" data-wide>
            Rapporterad
          </th>
          <th scope="col" data-wide>
            Anmäld till IVO
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.deviationId}>
            <th scope="row">
              <Link to={`/avvikelser/${row.deviationId}/lex-sarah`} data-nowrap>
                {row.number}
              </Link>
              <NarrowNote>
                <div>{row.title}</div>
                <div>{row.unitName}</div>
                <div>Rapporterad {formatDate(row.reportedAt)}</div>
                {row.isNotified === null ? null : <div>Anmäld till IVO: {notifiedInWords(row)}</div>}
                <LexSarahStatus {...row} />
              </NarrowNote>
            </th>
            <td data-wide>{row.title}</td>
            <td data-wide>{row.unitName}</td>
            <td data-wide>
              <LexSarahStatus {...row} />
            </td>
            <td data-wide data-nowrap>
              {formatDate(row.reportedAt)}
            </td>
            <td data-wide data-nowrap>
              {notifiedInWords(row)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
