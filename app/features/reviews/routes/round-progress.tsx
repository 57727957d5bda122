import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { PrintButton } from '#app/features/checklists/ui/print-button.tsx';
import { openRoundProgress } from '#app/features/reviews/server/load-round-progress.server.ts';
import { CaseProgress } from '#app/features/reviews/ui/case-progress.tsx';
import { RemindedNotice } from '#app/features/reviews/ui/reminded-notice.tsx';
import { ReviewerProgress } from '#app/features/reviews/ui/reviewer-progress.tsx';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Pagination } from '#app/shared/ui/pagination.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { readPage } from '../forms/work-address.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Vem som granskar vad, ${page?.round.name ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const parameters = new URL(args.request.url).searchParams;
  return {
    ...openRoundProgress(args.context.services, actor, roundId, readPage(parameters)),
    reminded: parameters.get('paminda'),
  };
}

/** Who is at what in the round: every reviewer, then every case. */
export default function RoundProgressPage() {
  const page = useLoaderData<typeof loader>();
  const { round, reviewers, cases, emptyCount, may } = page;
  const address = `/omgangar/${round.id}/laget`;
  return (
    <>
      <PageHeader
        back={{ to: `/omgangar/${round.id}#granskning`, label: 'Till omgången' }}
        eyebrow={`${round.controlName}, ${round.name}`}
        title="Vem som granskar vad"
        lead={
          page.isOverdue
            ? `Granskningarna skulle ha varit klara ${round.dueOn}.`
            : `Granskningarna ska vara klara ${round.dueOn}.`
        }
        actions={<PrintButton />}
      />
      <RemindedNotice outcome={page.reminded} />
      {emptyCount > 0 ? (
        <Notice tone="warning" title={`${plural(emptyCount, 'ärende', 'ärenden')} saknar granskare`}>
          <p>De står först i listan.</p>
          {may.shareOut ? (
            <p>
              <ButtonLink to={`/omgangar/${round.id}/fordela`}>Fördela dem som saknar granskare</ButtonLink>
            </p>
          ) : null}
        </Notice>
      ) : null}
      <Section
        title="Granskare"
        actions={
          may.remindAll ? (
            <ButtonLink to={`/omgangar/${round.id}/paminn`} variant="secondary">
              Påminn alla som har kvar
            </ButtonLink>
          ) : null
        }
      >
        <ReviewerProgress
          roundId={round.id}
          reviewers={reviewers}
          needsApproval={page.needsApproval}
          agrees={page.agrees}
        />
      </Section>
      <Section title="Ärenden">
        <CaseProgress cases={cases} isSeveral={page.isSeveral} agrees={page.agrees} />
        <Pagination
          page={page.page}
          pageCount={page.pageCount}
          toPage={(number) => `${address}?sida=${number}`}
        />
      </Section>
    </>
  );
}
