import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Status, type StatusTone } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { listVignettes, type VignetteState } from '../server/list-vignettes.server.ts';

export const meta: MetaFunction = () => [{ title: 'Vinjetter – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return listVignettes(args.context.services, actor);
}

const STATES: Readonly<Record<VignetteState, { label: string; tone: StatusTone }>> = {
  answering: { label: 'Besvaras', tone: 'info' },
  open: { label: 'Klar att tala om', tone: 'good' },
  finalised: { label: 'Fastställd', tone: 'good' },
  aborted: { label: 'Avbruten', tone: 'neutral' },
};

export default function Vignettes() {
  const { rounds, mayMake } = useLoaderData<typeof loader>();
  const make = mayMake ? <ButtonLink to="/vinjetter/ny">Ny vinjett</ButtonLink> : undefined;
  const back = { to: '/kontroller', label: 'Kontroller' };
  if (rounds.length === 0) {
    return (
      <>
        <PageHeader title="Vinjetter" back={back} />
        <EmptyState title="Här samlas gruppens vinjetter" action={make}>
          <p>
            En vinjett är ett påhittat fall. Alla i gruppen svarar på samma text var för sig. När svaren är
            inne ser ni hur de skiljer sig åt och talar om varför.
          </p>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title="Vinjetter"
        back={back}
        lead="Påhittade fall som alla i en grupp svarar på, för att tala om skillnaderna."
        actions={make}
      />
      <Table caption="Vinjetter" captionHidden>
        <thead>
          <tr>
            <th scope="col">Vinjett</th>
            <th scope="col">Enhet</th>
            <th scope="col">Checklista</th>
            <th scope="col">Har svarat</th>
            <th scope="col">Svara senast</th>
            <th scope="col">Läge</th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <tr key={round.id}>
              <th scope="row">
                <Link to={`/vinjetter/${round.id}`}>{round.name}</Link>
              </th>
              <td>{round.unitName}</td>
              <td>{round.checklistName}</td>
              <td data-nowrap>
                {round.done} av {round.total}
              </td>
              <td data-nowrap>
                {round.dueOn}
                {round.isOverdue ? ' (har varit)' : ''}
              </td>
              <td>
                <Status tone={STATES[round.state].tone}>{STATES[round.state].label}</Status>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
