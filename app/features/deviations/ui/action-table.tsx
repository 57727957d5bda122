import { Link } from '@remix-run/react';
import { actionStateWords, effectWords } from '#app/features/deviations/domain/action-lifecycle.ts';
import type { ActionState, Effect } from '#app/shared/domain/vocabulary.ts';
import { NarrowNote } from '#app/shared/ui/narrow-note.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';

type ListedAction = {
  id: number;
  number: string;
  title: string;
  unitName: string;
  ownerName: string;
  state: ActionState;
  awaitedOn: string | null;
  isOverdue: boolean;
  effect: Effect | null;
};

/** What waits for a day: "Genomförs senast 2026-05-01", with a mark when that day has been, which can stand on a line of its own. */
export function Awaited({
  state,
  awaitedOn,
  isOverdue,
}: Pick<ListedAction, 'state' | 'awaitedOn' | 'isOverdue'>) {
  if (awaitedOn === null) return null;
  return (
    <>
      {state === 'planned' ? 'Genomförs senast' : 'Följs upp'} <span data-nowrap>{awaitedOn}</span>{' '}
      {isOverdue ? <Status tone="warning">Försenad</Status> : null}
    </>
  );
}

export function ActionTable({ actions }: { actions: readonly ListedAction[] }) {
  return (
    <Table caption="Åtgärder, med läge och dag" captionHidden>
      <thead>
        <tr>
          <th scope="col">Nummer</th>
          <th scope="col" data-wide>
            Åtgärd
          </th>
          <th scope="col" data-wide>
            Enhet
          </th>
          <th scope="col" data-wide>
            Ansvarig
          </th>
          <th scope="col">Läge</th>
          <th scope="col" data-wide>
            Väntar på
          </th>
          <th scope="col" data-wide>
            Avsedd effekt?
          </th>
        </tr>
      </thead>
      <tbody>
        {actions.map((action) => (
          <tr key={action.id}>
            <th scope="row">
              <Link to={`/atgarder/${action.id}`} data-nowrap>
                {action.number}
              </Link>
              <NarrowNote>
                <div>{action.title}</div>
                <div>
                  {action.unitName}. {action.ownerName}
                </div>
                <Awaited {...action} />
                {action.effect === null ? null : <div>Avsedd effekt? {effectWords[action.effect]}</div>}
              </NarrowNote>
            </th>
            <td data-wide>{action.title}</td>
            <td data-wide>{action.unitName}</td>
            <td data-wide>{action.ownerName}</td>
            <td data-nowrap>{actionStateWords[action.state]}</td>
            <td data-wide data-nowrap>
              <Awaited {...action} />
            </td>
            <td data-wide>{action.effect === null ? '' : effectWords[action.effect]}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
