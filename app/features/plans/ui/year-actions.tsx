import { Link } from '@remix-run/react';
import { actionStateWords, effectWords } from '#app/features/deviations/domain/action-lifecycle.ts';
import { Table } from '#app/shared/ui/table.tsx';
import { actionsInWords } from '../domain/year-words.ts';
import type { YearPage } from '../server/load-year.server.ts';
import styles from './year.module.css';

/** How many, in words, and for whoever reads all of the year each of them. */
export function YearActions({ actions, year }: Pick<YearPage, 'actions' | 'year'>) {
  return (
    <>
      <p>{actionsInWords(actions.outcomes)}</p>
      {actions.rows.length === 0 ? null : (
        <Table caption={`Åtgärder ${year}`} captionHidden>
          <thead>
            <tr>
              <th scope="col">Åtgärd</th>
              <th scope="col">Enhet</th>
              <th scope="col">Klar senast</th>
              <th scope="col">Läge</th>
              <th scope="col">Avsedd effekt</th>
            </tr>
          </thead>
          <tbody>
            {actions.rows.map((action) => (
              <tr key={action.id}>
                <th scope="row">
                  <Link to={`/atgarder/${action.id}`}>{action.title}</Link>
                  <p className={styles.quiet}>
                    {action.number}, {action.ownerName}
                  </p>
                </th>
                <td>{action.unitName}</td>
                <td data-nowrap="">{action.dueOn}</td>
                <td>{actionStateWords[action.state]}</td>
                <td>
                  {action.effect === null ? '' : effectWords[action.effect]}
                  {action.effectNote === '' ? null : <p className={styles.quiet}>{action.effectNote}</p>}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}
