import { memo } from 'react';
import { SEAT_FIELD } from '#app/features/reviews/domain/hand-fields.ts';
import { seatKey } from '#app/features/reviews/domain/share-by-hand.ts';
import type { ByHandPage, HandRow } from '#app/features/reviews/server/load-by-hand.server.ts';
import fieldStyles from '#app/shared/ui/field.module.css';
import { fieldId } from '#app/shared/ui/field.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import styles from './by-hand.module.css';
import type { Chosen } from './by-hand-loads.ts';

type ByHandTableProps = {
  rows: ByHandPage['rows'];
  reviewers: ByHandPage['reviewers'];
  /** What each choice begins with. */
  chosen: Chosen;
  /** Fields with a choice that could not be saved. */
  wrong: readonly string[];
};

/** One row a case, one choice a place; memoised, since the counts beside it change with every choice. */
export const ByHandTable = memo(function ByHandTable({ rows, reviewers, chosen, wrong }: ByHandTableProps) {
  const most = Math.max(1, ...rows.map(({ seats }) => seats.length));
  const nameOf = new Map(reviewers.map(({ personId, name }) => [personId, name]));
  return (
    <Table caption="Ärenden och vem som granskar dem" captionHidden>
      <thead>
        <tr>
          <th scope="col">Ärende</th>
          {Array.from({ length: most }, (_, index) => index + 1).map((number) => (
            <th scope="col" key={number}>
              {most === 1 ? 'Granskare' : `Granskare ${number}`}
            </th>
          ))}
          <th scope="col">Enhet</th>
          <th scope="col">Handläggare</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.frameCaseId}>
            <th scope="row" data-nowrap>
              {row.key}
            </th>
            {row.seats.map((seat, index) => (
              <td key={seat.slot}>
                <Place
                  row={row}
                  seat={seat}
                  number={most === 1 ? undefined : index + 1}
                  nameOf={nameOf}
                  chosen={chosen}
                  isWrong={wrong.includes(seatKey(row.frameCaseId, seat.slot))}
                />
              </td>
            ))}
            <td>{row.unitName}</td>
            <td>{row.caseWorker ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
});

type PlaceProps = {
  row: HandRow;
  seat: HandRow['seats'][number];
  number: number | undefined;
  nameOf: ReadonlyMap<number, string>;
  chosen: Chosen;
  isWrong: boolean;
};

function Place({ row, seat, number, nameOf, chosen, isWrong }: PlaceProps) {
  if (row.isNear) {
    return (
      <>
        {seat.holderName ?? 'Ingen än'} <Status tone="neutral">Någon annan fördelar</Status>
      </>
    );
  }
  if (seat.isFinished) {
    return (
      <>
        {seat.holderName} <Status tone="good">Inlämnad</Status>
      </>
    );
  }
  const key = seatKey(row.frameCaseId, seat.slot);
  const name = `${SEAT_FIELD}${key}`;
  const mayIds = row.mayIds.filter((personId) => !seat.shutIds.includes(personId));
  const mayKeep = seat.holderId === null || mayIds.includes(seat.holderId);
  return (
    <select
      id={fieldId(name)}
      name={name}
      defaultValue={chosen[key] ?? ''}
      aria-label={`Granskare ${number === undefined ? '' : `${number} `}för ${row.key}`}
      aria-invalid={isWrong || undefined}
      className={`${fieldStyles.input} ${styles.place}`}
    >
      {seat.holderId === null ? <option value="">Ingen än</option> : null}
      {mayKeep ? null : <option value={seat.holderId ?? ''}>{seat.holderName} (får inte granska)</option>}
      {mayIds.map((personId) => (
        <option key={personId} value={personId}>
          {nameOf.get(personId)}
        </option>
      ))}
    </select>
  );
}
