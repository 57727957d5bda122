import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { loadPlans } from '#app/features/plans/server/list-plans.server.ts';
import { PlanTable } from '#app/features/plans/ui/plan-list.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';

export const meta: MetaFunction = () => [{ title: 'Planer – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadPlans(args.context.services, actor);
}

export default function Plans() {
  const { plans, mayManage } = useLoaderData<typeof loader>();
  const years = [...new Set(plans.map(({ year }) => year))];
  const create = mayManage ? <ButtonLink to="/planer/ny">Ny plan</ButtonLink> : null;
  return (
    <>
      <PageHeader
        title="Planer"
        lead="Uppföljningsplaner och internkontrollplaner, som nämnden antar och som sedan följs genom året."
        actions={plans.length > 0 ? create : null}
      />
      {plans.length === 0 ? (
        <EmptyState title="Inga planer än" action={create}>
          <p>
            {mayManage
              ? 'En plan säger vad som ska följas upp under året, hur och av vem. Varje rad kan knytas till en kontroll eller rapporteras för hand.'
              : 'Här syns planerna för dina enheter när nämnden har antagit dem.'}
          </p>
        </EmptyState>
      ) : null}
      {years.map((year) => (
        <Section key={year} title={String(year)}>
          <PlanTable year={year} plans={plans.filter((plan) => plan.year === year)} />
        </Section>
      ))}
    </>
  );
}
