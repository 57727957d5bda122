import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { loadRegisters } from '#app/features/cases/server/load-registers.server.ts';
import { REGISTER_KIND_WORDS } from '#app/features/cases/ui/column-words.ts';
import { formatDateTime, formatNumber, plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Table } from '#app/shared/ui/table.tsx';

export const meta: MetaFunction = () => [{ title: 'Register – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadRegisters(args.context.services, actor, requireScope(actor, 'case.read'));
}

export default function RegistersPage() {
  const { registers, mayCreate, unknownNameCount } = useLoaderData<typeof loader>();
  const create = mayCreate ? <ButtonLink to="/register/ny">Skapa ett register</ButtonLink> : null;
  return (
    <>
      <PageHeader
        title="Register"
        lead="Ett register är en förteckning över ärenden av ett slag, uttagen ur verksamhetssystemet. Urval dras ur ett register."
        actions={registers.length > 0 ? create : null}
      />
      {unknownNameCount > 0 ? (
        <Notice tone="warning" title="Handläggare att ta ställning till">
          <p>
            {plural(unknownNameCount, 'namn', 'namn')} i registren stämmer inte med någon person i
            organisationen. Egna ärenden känns då inte igen.{' '}
            <Link to="/register/namn">{unknownNameCount === 1 ? 'Välj vem det är' : 'Välj vilka de är'}</Link>
          </p>
        </Notice>
      ) : null}
      {registers.length === 0 ? (
        <EmptyState title="Inga register än" action={create}>
          <p>
            {mayCreate
              ? 'Skapa ett register och läs sedan in en fil med ärenden. Har du ingen fil ännu kan du prova med en exempelfil från en påhittad kommun.'
              : 'Här syns register med ärenden i dina enheter när någon har läst in dem.'}
          </p>
        </EmptyState>
      ) : (
        <Table caption="Register" captionHidden>
          <thead>
            <tr>
              <th scope="col">Register</th>
              <th scope="col">Innehåll</th>
              <th scope="col">Enhet</th>
              <th scope="col" data-numeric="">
                Ärenden
              </th>
              <th scope="col">Senast inläst</th>
            </tr>
          </thead>
          <tbody>
            {registers.map((register) => (
              <tr key={register.id}>
                <th scope="row">
                  <Link to={`/register/${register.id}`}>{register.name}</Link>
                </th>
                <td>{REGISTER_KIND_WORDS[register.kind]}</td>
                <td>{register.unitName}</td>
                <td data-numeric="">{formatNumber(register.caseCount)}</td>
                <td data-nowrap="">
                  {register.lastImportedAt ? formatDateTime(register.lastImportedAt) : 'Inget inläst än'}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}
