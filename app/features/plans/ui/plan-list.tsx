import { Link } from '@remix-run/react';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { summaryInWords } from '../domain/plan-summary.ts';
import { planKindWords, planStateWords } from '../domain/plan-words.ts';
import type { loadPlans } from '../server/list-plans.server.ts';

type PlanList = { plans: ReturnType<typeof loadPlans>['plans']; year: number };

/** The plans of one year. */
export function PlanTable({ plans, year }: PlanList) {
  return (
    <Table caption={`Planer för ${year}`} captionHidden>
      <thead>
        <tr>
          <th scope="col">Plan</th>
          <th scope="col">Enhet</th>
          <th scope="col">Läge</th>
          <th scope="col">Hur det går</th>
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <tr key={plan.id}>
            <th scope="row">
              <Link to={`/planer/${plan.id}`}>{plan.name}</Link>
            </th>
            <td>{plan.unitName}</td>
            <td data-nowrap="">
              <Status tone={plan.state === 'adopted' ? 'good' : 'neutral'}>
                {planStateWords[plan.state]}
                {plan.version > 1 ? `, version ${plan.version}` : ''}
              </Status>
            </td>
            <td>{plan.summary ? summaryInWords(plan.kind, plan.summary) : planKindWords[plan.kind]}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
