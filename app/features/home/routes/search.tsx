import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { searchEverywhere } from '#app/features/home/server/search-everywhere.server.ts';
import { SearchHits } from '#app/features/home/ui/search-hits.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { SearchForm } from '#app/shared/ui/search-form.tsx';

export const meta: MetaFunction = () => [{ title: 'Sök – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const text = new URL(args.request.url).searchParams.get('q') ?? '';
  return searchEverywhere(args.context.services, actor, text);
}

export default function SearchPage() {
  const { text, groups, findsCases } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={text === '' ? 'Sök' : `Sök: ${text}`}
        lead="Ärendenummer, avvikelse, kontroll eller omgång. Du hittar det du har behörighet att se."
      />
      <SearchForm action="/sok" label="Ärendenummer, avvikelse, kontroll …" defaultValue={text} />
      {text !== '' && groups.length === 0 ? (
        <EmptyState title="Inget hittades">
          <p>
            Prova med färre tecken, till exempel{' '}
            {findsCases
              ? 'bara de sista siffrorna i ärendenumret'
              : 'en del av omgångens eller kontrollens namn'}
            .
          </p>
        </EmptyState>
      ) : null}
      {groups.map((group) => (
        <SearchHits key={group.title} group={group} />
      ))}
    </>
  );
}
