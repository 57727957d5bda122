import { Link } from '@remix-run/react';
import { actionStateWords, effectWords } from '#app/features/deviations/domain/action-lifecycle.ts';
import { type ActionCounts, countsInWords } from '#app/features/deviations/domain/action-plan.ts';
import type { ActionState, Effect } from '#app/shared/domain/vocabulary.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';

type PlannedAction = {
  id: number;
  number: string;
  title: string;
  intendedEffect: string;
  ownerName: string;
  state: ActionState;
  dueOn: string;
  followUpOn: string;
  isOverdue: boolean;
  doneAt: string | null;
  effect: Effect | null;
  effectNote: string;
  serves: readonly string[];
};

type ActionPlanProps = {
  units: readonly {
    id: number;
    name: string;
    counts: ActionCounts;
    actions: readonly PlannedAction[];
  }[];
};

/** The actions of each unit: what is done about what, by whom and when, and what came of it. */
export function ActionPlanTables({ units }: ActionPlanProps) {
  return units.map((unit) => (
    <Section key={unit.id} title={unit.name} lead={<p>{countsInWords(unit.counts)}</p>}>
      <Table caption={`Åtgärder i ${unit.name}`} captionHidden>
        <thead>
          <tr>
            <th scope="col">Nummer</th>
            <th scope="col">Åtgärd</th>
            <th scope="col">Ska ändra</th>
            <th scope="col">Avvikelser</th>
            <th scope="col">Ansvarig</th>
            <th scope="col">Läge</th>
            <th scope="col">Senast</th>
            <th scope="col">Följs upp</th>
            <th scope="col">Avsedd effekt?</th>
          </tr>
        </thead>
        <tbody>
          {unit.actions.map((action) => (
            <tr key={action.id}>
              <th scope="row" data-nowrap>
                <Link to={`/atgarder/${action.id}`}>{action.number}</Link>
              </th>
              <td>{action.title}</td>
              <td>{action.intendedEffect}</td>
              <td>
                {action.serves.map((served) => (
                  <div key={served}>{served}</div>
                ))}
              </td>
              <td>{action.ownerName}</td>
              <td>
                {actionStateWords[action.state]}
                {action.doneAt === null ? null : <div>Gjord {formatDate(action.doneAt)}</div>}
                {action.isOverdue ? (
                  <div>
                    <Status tone="warning">Försenad</Status>
                  </div>
                ) : null}
              </td>
              <td data-nowrap>{action.dueOn}</td>
              <td data-nowrap>{action.followUpOn}</td>
              <td>
                {action.effect === null ? '' : effectWords[action.effect]}
                {action.effectNote === '' ? null : <div>{action.effectNote}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  ));
}
