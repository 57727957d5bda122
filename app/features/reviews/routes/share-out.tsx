import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { forbidden, notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { isAnsweredBySeveral } from '#app/features/controls/domain/review-procedure.ts';
import { loadShareOut, type ShareOutPage } from '#app/features/reviews/server/load-share-out.server.ts';
import { type ShareRefusal, shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import { GivenReviews, OwnCaseNotices, ReviewerShares } from '#app/features/reviews/ui/share-out-tables.tsx';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { listInWords, plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Fördela granskningarna, ${page?.round.name ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const result = loadShareOut(args.context.services, actor, requireIdParam<RoundId>(args.params, 'roundId'));
  if (result.ok) return result.value;
  throw result.error === 'notFound' ? notFound() : forbidden();
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const result = shareOutReviews(args.context.services, actor, roundId);
  if (result.ok) return redirect(`/omgangar/${roundId}`);
  if (result.error.kind === 'notFound') throw notFound();
  if (result.error.kind === 'forbidden') throw forbidden();
  return data({ message: refusalInWords(result.error) }, { status: 422 });
}

export default function ShareOut() {
  const page = useLoaderData<typeof loader>();
  const { round, waitingCount, strandedCount, lacking, reviewers, given, isPossible, lacksCaseWorkers } =
    page;
  const refused = useActionData<typeof action>();
  const isReady = isPossible && waitingCount > 0;
  return (
    <>
      <PageHeader
        title="Fördela granskningarna"
        eyebrow={round.name}
        back={{ to: `/omgangar/${round.id}`, label: 'Till omgången' }}
        lead="Ärendena delas jämnt. Ingen får ett ärende där hen är handläggare eller medhandläggare."
      />
      {refused ? <ErrorSummary errors={[{ message: refused.message }]} /> : null}
      {isReady && lacking.length > 0 ? (
        <Notice tone="warning" title="Alla ärenden kan inte fördelas">
          <p>{refusalInWords(tooFewMay(page))}</p>
        </Notice>
      ) : null}
      {isReady && strandedCount > 0 ? (
        <Notice tone="warning" title="Någon får inte längre granska">
          <p>
            {plural(strandedCount, 'ärende', 'ärenden')} har en granskare vars roll har upphört eller
            flyttats, eller som är avstängd. När du fördelar tar någon annan över. Svaren följer med.
          </p>
        </Notice>
      ) : null}
      {isPossible ? <OwnCaseNotices reviewers={reviewers} lacksCaseWorkers={lacksCaseWorkers} /> : null}
      {reviewers.length === 0 ? (
        <Notice tone="warning" title="Omgången har inga granskare">
          <p>{refusalInWords({ kind: 'noReviewers' })}</p>
        </Notice>
      ) : (
        <ReviewerShares reviewers={reviewers} isReady={isReady} />
      )}
      {isReady ? (
        <Form method="post">
          <p>
            {plural(waitingCount, 'ärende', 'ärenden')} ska granskas senast {round.dueOn}. När du fördelar dem
            ser varje granskare sina i Mina granskningar, och urvalet kan inte dras om.
          </p>
          <Button>Fördela granskningarna</Button>
        </Form>
      ) : (
        <p>
          {isPossible
            ? 'Alla dragna ärenden har en granskare.'
            : 'Granskningarna kan fördelas när urvalet är draget och omgången är öppen.'}
        </p>
      )}
      {given.length > 0 ? <GivenReviews given={given} /> : null}
    </>
  );
}

function tooFewMay({ procedure, lacking }: ShareOutPage) {
  return isAnsweredBySeveral(procedure)
    ? ({ kind: 'tooFewMay', lacking } as const)
    : ({ kind: 'nobodyMay', keys: lacking.map(({ key }) => key) } as const);
}

function refusalInWords(refusal: Exclude<ShareRefusal, { kind: 'notFound' | 'forbidden' }>): string {
  switch (refusal.kind) {
    case 'notPossible':
      return 'Granskningarna kan inte fördelas nu: urvalet är inte draget, eller så är omgången fastställd.';
    case 'noReviewers':
      return 'Det finns ingen som får granska att fördela till. Lägg till granskare i omgången. Inget har fördelats.';
    case 'nobodyMay':
      return (
        `${listInWords(refusal.keys)}: alla granskare är handläggare eller medhandläggare i ärendet, eller har anmält ` +
        'jäv. Lägg till en granskare i omgången. Inget fördelas förrän alla ärenden kan få en granskare.'
      );
    case 'tooFewMay':
      return (
        `För få får granska ${listInWords(refusal.lacking.map(({ key, missing }) => `${key} (${missing} saknas)`))}: ` +
        'de andra är handläggare eller medhandläggare i ärendet, har anmält jäv eller har det redan. Lägg till ' +
        'granskare i omgången. Inget fördelas förrän alla ärenden kan få sina granskare.'
      );
  }
}
