import type { PlanKind } from '#app/shared/domain/vocabulary.ts';
import { Table } from '#app/shared/ui/table.tsx';
import { rowWords } from '../domain/plan-words.ts';
import { riskInWords } from '../domain/risk.ts';
import type { PlanReport } from '../server/load-plan-report.server.ts';
import { OccasionMark, Outcome } from './occasion-table.tsx';
import styles from './year.module.css';

type SummaryTableProps = { plan: { name: string; kind: PlanKind }; items: PlanReport['items'] };

/** A line an occasion, with what came of it: what the nämnd reads. */
export function SummaryTable({ plan, items }: SummaryTableProps) {
  const isInternalControl = plan.kind === 'internalControl';
  const { one } = rowWords[plan.kind];
  return (
    <Table caption={`Sammanfattning av ${plan.name}`} captionHidden>
      <thead>
        <tr>
          <th scope="col">{one.charAt(0).toUpperCase() + one.slice(1)} och metod</th>
          {isInternalControl ? <th scope="col">Risk</th> : null}
          <th scope="col">Tillfälle</th>
          <th scope="col">Läge</th>
          <th scope="col">Resultat och åtgärd</th>
        </tr>
      </thead>
      <tbody>
        {items.flatMap((item, index) =>
          item.occasions.map((occasion, place) => (
            <tr key={occasion.id}>
              {place === 0 ? (
                <>
                  <th scope="row" rowSpan={item.occasions.length}>
                    {index + 1}. {item.title}
                    {item.method === '' ? null : <p className={styles.quiet}>{item.method}</p>}
                  </th>
                  {isInternalControl ? (
                    <td rowSpan={item.occasions.length}>
                      {riskInWords(item.likelihood, item.consequence) || 'Inte bedömd'}
                    </td>
                  ) : null}
                </>
              ) : null}
              <td>
                {occasion.label}
                <p className={styles.quiet}>{occasion.dueOn}</p>
              </td>
              <td data-nowrap="">
                <OccasionMark status={occasion.status} rounds={occasion.roundsDone} />
              </td>
              <td>
                <Outcome occasion={occasion} />
              </td>
            </tr>
          )),
        )}
      </tbody>
    </Table>
  );
}
