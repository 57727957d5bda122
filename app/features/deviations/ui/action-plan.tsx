import { Link } from '@remix-run/react';
import { actionStateWords, effectWords } from '#app/features/deviations/domain/action-lifecycle.ts';
import { type ActionCounts, countsInWords } from '#app/features/deviations/domain/action-plan.ts';
import type { ActionState, Effect } from '#app/shared/domain/vocabulary.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { NarrowNote } from '#app/shared/ui/narrow-note.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import styles from './deviation-facts.module.css';

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
            <th scope="col" data-wide>
              Åtgärd
            </th>
            <th scope="col" data-wide>
              Ska ändra
            </th>
            <th scope="col" data-wide>
              Avvikelser
            </th>
            <th scope="col" data-wide>
              Ansvarig
            </th>
            <th scope="col">Läge</th>
            <th scope="col" data-wide>
              Senast
            </th>
            <th scope="col" data-wide>
              Följs upp
            </th>
            <th scope="col" data-wide>
              Avsedd effekt?
            </th>
          </tr>
        </thead>
        <tbody>
          {unit.actions.map((action) => (
            <tr key={action.id}>
              <th scope="row">
                <Link to={`/atgarder/${action.id}`} data-nowrap>
                  {action.number}
                </Link>
                <NarrowNote>
                  <div>{action.title}</div>
                  <div>Ska ändra: {action.intendedEffect}</div>
                  <Served by={action} />
                  <div>
                    {action.ownerName}. Senast {action.dueOn}, följs upp {action.followUpOn}
                  </div>
                  {action.effect === null ? null : (
                    <div>
                      Avsedd effekt? <Effected by={action} />
                    </div>
                  )}
                </NarrowNote>
              </th>
              <td data-wide>{action.title}</td>
              <td data-wide className={styles.lines}>
                {action.intendedEffect}
              </td>
              <td data-wide>
                <Served by={action} />
              </td>
              <td data-wide>{action.ownerName}</td>
              <td>
                {actionStateWords[action.state]}
                {action.doneAt === null ? null : (
                  <div>
                    Gjord <span data-nowrap>{formatDate(action.doneAt)}</span>
                  </div>
                )}
                {action.isOverdue ? (
                  <div>
                    <Status tone="warning">Försenad</Status>
                  </div>
                ) : null}
              </td>
              <td data-wide data-nowrap>
                {action.dueOn}
              </td>
              <td data-wide data-nowrap>
                {action.followUpOn}
              </td>
              <td data-wide>
                <Effected by={action} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  ));
}

const Served = ({ by: { serves } }: { by: PlannedAction }) =>
  serves.map((served) => <div key={served}>{served}</div>);

const Effected = ({ by: { effect, effectNote } }: { by: PlannedAction }) => (
  <>
    {effect === null ? '' : effectWords[effect]}
    {effectNote === '' ? null : <div>{effectNote}</div>}
  </>
);
