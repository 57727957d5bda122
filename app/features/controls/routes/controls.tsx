import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import { requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { isCoveredFromAbove, loadControls } from '#app/features/controls/server/load-controls.server.ts';
import { KIND_WORDS, RHYTHM_WORDS, roundStatus } from '#app/features/controls/ui/control-words.ts';
import type { RoundState } from '#app/shared/domain/vocabulary.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';

export const meta: MetaFunction = () => [{ title: 'Kontroller – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'control.read');
  return {
    controls: loadControls(args.context.services, actor),
    isCovered: isCoveredFromAbove(args.context.services, actor),
    mayManage: scopeOf(actor, 'control.manage').unitIds.length > 0,
  };
}

export default function Controls() {
  const { controls, isCovered, mayManage } = useLoaderData<typeof loader>();
  const newControl = mayManage ? <ButtonLink to="/kontroller/ny">Skapa en kontroll</ButtonLink> : undefined;
  if (controls.length === 0) {
    return (
      <>
        <PageHeader title="Kontroller" />
        <EmptyState
          title={isCovered ? 'Inga kontroller ägs av din enhet' : 'Här samlas dina kontroller'}
          action={newControl}
        >
          {isCovered ? (
            <p>
              Kontroller som gäller flera enheter visas för den som äger dem. När en omgång fastställs står
              resultatet under <Link to="/resultat">Resultat</Link>.
            </p>
          ) : (
            <p>
              En kontroll säger vilka ärenden som granskas, hur de väljs och med vilken checklista. Du gör den
              en gång och startar en omgång av den varje gång det är dags. Ska alla i stället svara på samma
              påhittade fall, gör en <Link to="/vinjetter">vinjett</Link>.
            </p>
          )}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title="Kontroller"
        lead="Vad som granskas, hur ärendena väljs och hur ofta."
        actions={newControl}
      />
      <p>
        <Link to="/vinjetter">Vinjetter</Link> · <Link to="/lasta-fron">Frön som är låsta för året</Link>
      </p>
      <Table caption="Kontroller" captionHidden>
        <thead>
          <tr>
            <th scope="col">Kontroll</th>
            <th scope="col">Enhet</th>
            <th scope="col">Sort</th>
            <th scope="col">Hur ofta</th>
            <th scope="col">Senaste omgången</th>
          </tr>
        </thead>
        <tbody>
          {controls.map((control) => (
            <tr key={control.id}>
              <td>
                <Link to={`/kontroller/${control.id}`}>{control.name}</Link>
              </td>
              <td>{control.unitName}</td>
              <td>{KIND_WORDS[control.kind]}</td>
              <td>{RHYTHM_WORDS[control.rhythm]}</td>
              <td>{control.latestRound ? <LatestRound round={control.latestRound} /> : 'Ingen än'}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

type LatestRoundProps = {
  round: { id: number; name: string; state: RoundState; abortedAt: string | null; areAnswersOpen: boolean };
};

function LatestRound({ round }: LatestRoundProps) {
  const { label, tone } = roundStatus({
    state: round.state,
    isAborted: round.abortedAt !== null,
    areAnswersOpen: round.areAnswersOpen,
  });
  return (
    <>
      <Link to={`/omgangar/${round.id}`}>{round.name}</Link> <Status tone={tone}>{label}</Status>
    </>
  );
}
