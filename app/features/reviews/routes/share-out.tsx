import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { forbidden, notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { loadShareOut } from '#app/features/reviews/server/load-share-out.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import { HandedOverNotice, handedOverIn } from '#app/features/reviews/ui/handed-over-notice.tsx';
import { ShareOutForm, ShareOutNotices } from '#app/features/reviews/ui/share-out-form.tsx';
import { AcrossTable, GivenReviews, ReviewerShares } from '#app/features/reviews/ui/share-out-tables.tsx';
import { shareProblemInWords, sharingInWords } from '#app/features/reviews/ui/share-out-words.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Fördela granskningarna, ${loaded?.page.round.name ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const result = loadShareOut(args.context.services, actor, requireIdParam<RoundId>(args.params, 'roundId'));
  if (result.ok) return { page: result.value, handedOver: handedOverIn(new URL(args.request.url)) };
  throw result.error === 'notFound' ? notFound() : forbidden();
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const result = shareOutReviews(args.context.services, actor, roundId);
  if (result.ok) return redirect(`/omgangar/${roundId}`);
  if (result.error.kind === 'notFound') throw notFound();
  if (result.error.kind === 'forbidden') throw forbidden();
  return data({ message: shareProblemInWords(result.error) }, { status: 422 });
}

export default function ShareOut() {
  const { page, handedOver } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { round, reviewers, across, given } = page;
  const isReady = page.isPossible && page.waitingCount > 0;
  const isAllGiven = page.waitingCount === 0 && given.length > 0;
  return (
    <>
      <PageHeader
        title={isAllGiven ? 'Byt granskare eller lämna över' : 'Fördela granskningarna'}
        eyebrow={round.name}
        back={{ to: `/omgangar/${round.id}`, label: 'Till omgången' }}
        lead={sharingInWords(page)}
      />
      {refused ? <ErrorSummary errors={[{ message: refused.message }]} /> : null}
      {handedOver ? <HandedOverNotice {...handedOver} /> : null}
      <ShareOutNotices page={page} isReady={isReady} />
      {across.length > 0 ? <AcrossTable across={across} /> : null}
      {reviewers.length > 0 ? (
        <ReviewerShares roundId={round.id} reviewers={reviewers} isReady={isReady} />
      ) : null}
      <ShareOutForm page={page} isReady={isReady} />
      {given.length > 0 ? <GivenReviews given={given} /> : null}
    </>
  );
}
