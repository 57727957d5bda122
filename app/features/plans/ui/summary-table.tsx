import type { PlanKind } from '#app/shared/domain/vocabulary.ts';
import { Table } from '#app/shared/ui/table.tsx';
import { rowWords } from '../domain/plan-words.ts';
import { riskValue } from '../domain/risk.ts';
import type { PlanPage } from '../server/load-plan.server.ts';
import { OccasionMark, Outcome } from './occasion-table.tsx';

type SummaryTableProps = { plan: { name: string; kind: PlanKind }; items: PlanPage['items'] };

/** A line an occasion, with what came of it: what the nämnd reads. */
export function SummaryTable({ plan, items }: SummaryTableProps) {
  const isInternalControl = plan.kind === 'internalControl';
  const { one } = rowWords[plan.kind];
  return (
    <Table caption={`Sammanfattning av ${plan.name}`} captionHidden>
      <thead>
        <tr>
          <th scope="col">{one.charAt(0).toUpperCase() + one.slice(1)}</th>
          {isInternalControl ? (
            <th scope="col" data-numeric="">
              Risk
            </th>
          ) : null}
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
                  </th>
                  {isInternalControl ? (
                    <td rowSpan={item.occasions.length} data-numeric="">
                      {item.likelihood === null || item.consequence === null
                        ? '–'
                        : riskValue(item.likelihood, item.consequence)}
                    </td>
                  ) : null}
                </>
              ) : null}
              <td>
                {occasion.label}, {occasion.dueOn}
              </td>
              <td data-nowrap="">
                <OccasionMark status={occasion.status} />
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
