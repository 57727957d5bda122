import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { DrawStep } from '#app/features/controls/ui/draw-step.tsx';
import { FrameStep } from '#app/features/controls/ui/frame-step.tsx';
import { RoundHeader } from '#app/features/controls/ui/round-header.tsx';
import { RoundHistory } from '#app/features/controls/ui/round-history.tsx';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { afterFinalising } from '../server/after-finalising.server.ts';
import { answerRoundForm } from '../server/answer-round-form.server.ts';
import { openRoundPage } from '../server/open-round-page.server.ts';
import { BreakdownPart } from '../ui/breakdown-part.tsx';
import { FinaliseStep } from '../ui/finalise-step.tsx';
import { ResultStep } from '../ui/result-step.tsx';
import { ReviewStep } from '../ui/review-step.tsx';
import { reviewingStageOf } from '../ui/reviewing-stage.ts';
import { settledInWords } from '../ui/settled-in-words.ts';
import { VignetteResultStep } from '../ui/vignette-result-step.tsx';
import { answeredInWords, VignetteReviewStep } from '../ui/vignette-review-step.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.overview.round.name}, ${page.overview.control.name} – Aktsam` : 'Aktsam' },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const dividedBy = new URL(args.request.url).searchParams.get('dela') ?? '';
  return openRoundPage(
    args.context.services,
    actor,
    requireIdParam<RoundId>(args.params, 'roundId'),
    dividedBy,
  );
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const { services } = args.context;
  const form = await args.request.formData();
  const answer = answerRoundForm(services, actor, roundId, form);
  if (!answer.ok) return data(answer.error, { status: 422 });
  if (form.get('intent') === 'finalise') await afterFinalising(services, roundId);
  return redirect(`/omgangar/${roundId}#faststalld`);
}

export default function Round() {
  const {
    overview,
    reviews,
    progress,
    hasAgreement,
    result,
    finalised,
    superseded,
    isVignette,
    areAnswersOpen,
    mayLeave,
    unwritten,
    may,
  } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const settled = reviews.filter(({ isSettled }) => isSettled).length;
  const isDrawn = overview.draws.length > 0;
  const isGivenUp = overview.round.aborted !== null;
  return (
    <>
      {failed ? <ErrorSummary errors={failed.errors} /> : null}
      <RoundHeader
        overview={overview}
        reviewNote={
          isVignette
            ? answeredInWords(progress)
            : isDrawn
              ? settledInWords(settled, reviews.length, progress)
              : undefined
        }
        stage={reviewingStageOf({
          ...{ settled, total: reviews.length },
          ...{ isVignette, areAnswersOpen, unwritten, progress },
        })}
      />
      {isVignette ? (
        <Disclosure summary="Urvalsram och dragning, som programmet har gjort: alla texter är med">
          <FrameStep overview={overview} />
          <DrawStep overview={overview} />
        </Disclosure>
      ) : (
        <>
          <FrameStep overview={overview} />
          <DrawStep overview={overview} />
        </>
      )}
      {isGivenUp ? null : isVignette ? (
        <>
          <VignetteReviewStep roundId={overview.round.id} progress={progress} mayShareOut={may.shareOut} />
          <VignetteResultStep roundId={overview.round.id} areAnswersOpen={areAnswersOpen} />
        </>
      ) : (
        <>
          <ReviewStep
            roundId={overview.round.id}
            isDrawn={isDrawn}
            reviews={reviews}
            progress={progress}
            mayShareOut={may.shareOut}
            hasAgreement={hasAgreement}
          />
          <ResultStep
            roundId={overview.round.id}
            result={result}
            procedure={progress}
            mayDeepen={overview.may.deepen}
            mayLeave={mayLeave}
          >
            {result ? (
              <BreakdownPart
                roundId={overview.round.id}
                figures={result.figures}
                columns={result.dividing.columns}
                breakdown={result.dividing.breakdown}
              />
            ) : null}
          </ResultStep>
        </>
      )}
      {isGivenUp || (isVignette && !finalised) ? null : (
        <FinaliseStep
          finalised={finalised}
          superseded={superseded}
          unfinished={result?.unfinished ?? []}
          dividing={result?.dividing ?? { columns: [], decided: undefined }}
          reviewedCount={result?.figures.reviewedCount ?? 0}
          unwritten={unwritten}
          isAllowed={may.finalise}
          procedure={progress}
          failed={failed}
        />
      )}
      <RoundHistory overview={overview} />
    </>
  );
}
