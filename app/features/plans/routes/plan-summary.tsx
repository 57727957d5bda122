import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { summaryInWords } from '#app/features/plans/domain/plan-summary.ts';
import { planKindWords } from '#app/features/plans/domain/plan-words.ts';
import { loadPlanReport } from '#app/features/plans/server/load-plan-report.server.ts';
import { PlanStateNotice } from '#app/features/plans/ui/plan-state.tsx';
import { SummaryTable } from '#app/features/plans/ui/summary-table.tsx';
import type { PlanId } from '#app/shared/domain/ids.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Sammanfattning av ${page?.plan.name ?? 'planen'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadPlanReport(args.context.services, actor, requireIdParam<PlanId>(args.params, 'planId'));
}

export default function PlanSummaryPage() {
  const { plan, items, summary, versions, today } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={summaryInWords(plan.kind, summary)}
        eyebrow={`${planKindWords[plan.kind]} · ${plan.unitName} · ${plan.year}`}
        lead={`Läget den ${today}. Rapporten till nämnden: små tal ur omgångarna är dolda (–).`}
        back={{ to: `/planer/${plan.id}`, label: plan.name }}
        actions={
          <ButtonLink to={`/planer/${plan.id}/rapport.docx`} variant="secondary" download>
            Hämta Word
          </ButtonLink>
        }
      />
      <Stack gap="large">
        <PlanStateNotice plan={plan} versions={versions} />
        <SummaryTable plan={plan} items={items} />
      </Stack>
    </>
  );
}
