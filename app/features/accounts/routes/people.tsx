import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadPeople } from '#app/features/accounts/server/load-organisation.server.ts';
import { requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { OrganisationTabs } from '#app/features/accounts/ui/organisation-tabs.tsx';
import { PeopleTable } from '#app/features/accounts/ui/people-table.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';

export const meta: MetaFunction = () => [{ title: 'Personer – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const people = loadPeople(args.context.services, requireScope(actor, 'organisation.manage'));
  return {
    active: people.filter((person) => !person.deactivatedAt),
    deactivated: people.filter((person) => person.deactivatedAt),
  };
}

export default function PeoplePage() {
  const { active, deactivated } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Personer"
        lead="De som kan logga in, och vad de får göra var."
        actions={<ButtonLink to="/organisation/personer/ny">Lägg till person</ButtonLink>}
      />
      <OrganisationTabs current="people" />
      <PeopleTable caption="Personer" people={active} />
      {deactivated.length > 0 ? (
        <Section title="Avstängda">
          <PeopleTable caption="Avstängda personer" people={deactivated} />
        </Section>
      ) : null}
    </>
  );
}
