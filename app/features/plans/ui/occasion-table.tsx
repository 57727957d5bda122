import { Link } from '@remix-run/react';
import { Status, type StatusTone } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import type { RoundsDone, WheelStatus } from '../domain/occasion-status.ts';
import { occasionInWords } from '../domain/plan-words.ts';
import type { PlanPage } from '../server/load-plan.server.ts';
import type { OccasionView } from '../server/view-plans.server.ts';
import styles from './year.module.css';

const tones: Record<WheelStatus, StatusTone> = {
  done: 'good',
  notDone: 'warning',
  late: 'error',
  underWay: 'info',
  planned: 'neutral',
  aborted: 'neutral',
};

/** How it stands, never by colour alone. */
export function OccasionMark({ status, rounds }: { status: WheelStatus; rounds?: RoundsDone | undefined }) {
  return <Status tone={tones[status]}>{occasionInWords(status, rounds)}</Status>;
}

type OccasionTableProps = { item: PlanPage['items'][number]; planId: number; isAdopted: boolean };

/** The occasions of a row; in an adopted plan with what came of them. */
export function OccasionTable({ item, planId, isAdopted }: OccasionTableProps) {
  return (
    <Table caption={`Tillfällen för ${item.title}`} captionHidden>
      <thead>
        <tr>
          <th scope="col">Tillfälle</th>
          <th scope="col">Senast</th>
          {isAdopted ? (
            <>
              <th scope="col">Läge</th>
              <th scope="col">Resultat och åtgärd</th>
            </>
          ) : null}
          {item.mayReport ? (
            <th scope="col" className={styles.onScreen}>
              Rapport
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {item.occasions.map((occasion) => (
          <tr key={occasion.id}>
            <th scope="row">{occasion.label}</th>
            <td data-nowrap="">{occasion.dueOn}</td>
            {isAdopted ? (
              <>
                <td data-nowrap="">
                  <OccasionMark status={occasion.status} rounds={occasion.roundsDone} />
                </td>
                <td>
                  <Outcome occasion={occasion} />
                </td>
              </>
            ) : null}
            {item.mayReport ? (
              <td data-nowrap="" className={styles.onScreen}>
                <Link
                  to={`/planer/${planId}/tillfallen/${occasion.id}`}
                  aria-label={`Rapportera ${occasion.label}, ${item.title}`}
                >
                  {occasion.reportedAt ? 'Ändra' : 'Rapportera'}
                </Link>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What the rounds gave and what was written by hand. */
export function Outcome({ occasion }: { occasion: OccasionView }) {
  const { rounds, outcome, actionText, reasonNotDone } = occasion;
  return (
    <>
      {reasonNotDone === '' ? null : <p>Inte genomfört: {reasonNotDone}</p>}
      {rounds.map((round) => (
        <div key={round.id}>
          <p>
            {round.to === null ? round.name : <Link to={round.to}>{round.name}</Link>}
            {round.finalNumber === null ? ', inte fastställd än' : `, fastställd ${round.finalNumber}`}
          </p>
          {round.results.length === 0 ? null : (
            <ul>
              {round.results.map((result) => (
                <li key={result}>{result}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
      {outcome === '' ? null : <p>{outcome}</p>}
      {actionText === '' ? null : <p>Åtgärd: {actionText}</p>}
    </>
  );
}
