import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { listResults } from '../server/list-results.server.ts';

export const meta: MetaFunction = () => [{ title: 'Resultat – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return listResults(args.context.services, actor);
}

export default function Results() {
  const { results, isReader, mayChooseTemplate } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Resultat"
        lead="Fastställda omgångar. Resultaten är avidentifierade: inga ärenden och inga personer, och små antal visas inte."
        actions={
          <>
            {mayChooseTemplate ? (
              <ButtonLink to="/organisation/rapportmall" variant="secondary">
                Mall för rapporter
              </ButtonLink>
            ) : null}
            <ButtonLink to="/resultat/kontrollera-fil" variant="secondary">
              Kontrollera en fil
            </ButtonLink>
          </>
        }
      />
      {results.length === 0 ? (
        <EmptyState title="Inga resultat än">
          <p>
            {isReader
              ? 'När en omgång fastställs på en enhet som du får läsa visas resultatet här.'
              : 'När en omgång med ärenden från din enhet fastställs visas resultatet här.'}
          </p>
        </EmptyState>
      ) : (
        <Table caption="Fastställda omgångar" captionHidden>
          <thead>
            <tr>
              <th scope="col">Nummer</th>
              <th scope="col">Kontroll</th>
              <th scope="col">Omgång</th>
              <th scope="col">Enhet</th>
              <th scope="col">Referensdatum</th>
              <th scope="col">Fastställd</th>
            </tr>
          </thead>
          <tbody>
            {results.map((result) => (
              <tr key={result.id}>
                <th scope="row" data-nowrap>
                  <Link to={result.isDeidentifiedOpen ? `/resultat/${result.id}` : `/omgangar/${result.id}`}>
                    {result.finalNumber}
                  </Link>
                </th>
                <td>{result.controlName}</td>
                <td>
                  {result.isInternalOpen ? (
                    <Link to={`/omgangar/${result.id}`}>{result.name}</Link>
                  ) : (
                    result.name
                  )}
                </td>
                <td>{result.unitName}</td>
                <td data-nowrap>{formatDate(result.referenceOn)}</td>
                <td data-nowrap>{formatDate(result.finalisedAt)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}
