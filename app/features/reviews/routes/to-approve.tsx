import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor, requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { listToApprove } from '#app/features/reviews/server/list-to-approve.server.ts';
import { ApprovalTable } from '#app/features/reviews/ui/approval-table.tsx';
import { plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';

export const meta: MetaFunction = () => [{ title: 'Att godkänna – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireAnyRole(actor, ['manager', 'quality']);
  const done = new URL(args.request.url).searchParams.get('klar');
  return { ...listToApprove(args.context.services, actor), done };
}

const doneWords: Readonly<Record<string, string>> = {
  godkand: 'Granskningen är godkänd. Nu räknas den i resultatet.',
  tillbaka: 'Granskningen är skickad tillbaka. Granskaren ser kommentarerna vid frågorna.',
};

export default function ToApprove() {
  const { waiting, returned, done } = useLoaderData<typeof loader>();
  const [first] = waiting;
  const words = doneWords[done ?? ''];
  return (
    <>
      <PageHeader
        title="Att godkänna"
        back={{ to: '/granskningar', label: 'Mina granskningar' }}
        lead="Inlämnade granskningar som räknas först när någon annan än granskaren har läst och godkänt dem."
        actions={
          first ? <ButtonLink to={`/granskningar/${first.reviewId}`}>Läs {first.caseKey}</ButtonLink> : null
        }
      />
      {words ? (
        <Notice tone="success" live>
          <p>{words}</p>
        </Notice>
      ) : null}
      {waiting.length === 0 ? (
        <EmptyState title="Ingen granskning väntar på ditt godkännande">
          <p>Här kommer granskningar från omgångar där någon annan än granskaren ska godkänna.</p>
        </EmptyState>
      ) : (
        <Section title={plural(waiting.length, 'granskning väntar', 'granskningar väntar')}>
          <ApprovalTable caption="Granskningar som väntar på godkännande" reviews={waiting} />
        </Section>
      )}
      {returned.length > 0 ? (
        <Section title="Skickade tillbaka">
          <ApprovalTable caption="Granskningar som är skickade tillbaka" reviews={returned} />
        </Section>
      ) : null}
    </>
  );
}
