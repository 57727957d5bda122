import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { PrintButton } from '#app/features/checklists/ui/print-button.tsx';
import { countsInWords } from '#app/features/deviations/domain/action-plan.ts';
import { actionPlanAddress, parseActionPlanQuery } from '#app/features/deviations/forms/action-plan-query.ts';
import { loadActionPlan } from '#app/features/deviations/server/load-action-plan.server.ts';
import { ActionPlanTables } from '#app/features/deviations/ui/action-plan.tsx';
import { ActionPlanFilter } from '#app/features/deviations/ui/action-plan-filter.tsx';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction = () => [{ title: 'Åtgärdsplan – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const thisYear = Number(civilDateInSweden(services.now()).slice(0, 4));
  const query = parseActionPlanQuery(new URL(args.request.url).searchParams, thisYear);
  return loadActionPlan(services, actor, query);
}

export default function ActionPlan() {
  const { query, today, unitName, counts, units, choices } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={`Åtgärdsplan ${query.year ?? 'alla år'}`}
        eyebrow={unitName ?? 'Alla enheter'}
        lead={`${countsInWords(counts)} Läget den ${today}. Internt: planen har fritext och namn.`}
        back={{ to: '/atgarder', label: 'Åtgärder' }}
        actions={
          counts.total > 0 ? (
            <>
              <ButtonLink to={actionPlanAddress('/atgarder/plan.xlsx', query)} variant="secondary" download>
                Hämta Excel
              </ButtonLink>
              <ButtonLink to={actionPlanAddress('/atgarder/plan.docx', query)} variant="secondary" download>
                Hämta Word
              </ButtonLink>
              <PrintButton />
            </>
          ) : undefined
        }
      />
      <ActionPlanFilter query={query} units={choices.units} years={choices.years} />
      {units.length === 0 ? (
        <EmptyState title="Inga åtgärder i planen">
          <p>Det finns inga åtgärder för det som är valt.</p>
        </EmptyState>
      ) : (
        <ActionPlanTables units={units} />
      )}
    </>
  );
}
