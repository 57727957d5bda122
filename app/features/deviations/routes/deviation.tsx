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
import { parseLinkToAction } from '#app/features/deviations/forms/action-form.ts';
import { answerDeviationForm } from '#app/features/deviations/server/answer-deviation-form.server.ts';
import { linkToAction } from '#app/features/deviations/server/link-to-action.server.ts';
import { loadDeviation } from '#app/features/deviations/server/load-deviation.server.ts';
import { ChangeDeviation } from '#app/features/deviations/ui/change-deviation.tsx';
import { CopyText } from '#app/features/deviations/ui/copy-text.tsx';
import { DeviationActions } from '#app/features/deviations/ui/deviation-actions.tsx';
import { DeviationFacts } from '#app/features/deviations/ui/deviation-facts.tsx';
import { DeviationHandovers } from '#app/features/deviations/ui/deviation-handovers.tsx';
import { DeviationHistory } from '#app/features/deviations/ui/deviation-history.tsx';
import { HandleDeviation } from '#app/features/deviations/ui/handle-deviation.tsx';
import { LexSarahSection } from '#app/features/deviations/ui/lex-sarah-section.tsx';
import type { DeviationId } from '#app/shared/domain/ids.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.deviation.number ?? 'Avvikelse'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const deviationId = requireIdParam<DeviationId>(args.params, 'deviationId');
  const result = loadDeviation(args.context.services, actor, deviationId);
  if (result.ok) return result.value;
  throw result.error === 'notFound' ? notFound() : forbidden();
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const deviationId = requireIdParam<DeviationId>(args.params, 'deviationId');
  const posted = await args.request.formData();
  const link = parseLinkToAction(posted);
  const answer =
    link === undefined
      ? answerDeviationForm(args.context.services, actor, deviationId, posted)
      : linkToAction(args.context.services, actor, deviationId, link);
  if (answer.ok) return redirect(`/avvikelser/${deviationId}`);
  return data(answer.error.failed, { status: answer.error.status });
}

export default function DeviationRoute() {
  const page = useLoaderData<typeof loader>();
  const { deviation, events, text, steps, mayHandle, isOwnCase, mayReadReview, suggestedDueOn, candidates } =
    page;
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        eyebrow={`Avvikelse ${deviation.number}`}
        title={deviation.title}
        back={{ to: '/avvikelser', label: 'Avvikelser' }}
        actions={
          mayReadReview ? (
            <ButtonLink to={`/granskningar/${deviation.reviewId}`} variant="secondary">
              Visa granskningen
            </ButtonLink>
          ) : null
        }
      />
      {answer ? <ErrorSummary errors={answer.errors} /> : null}
      {isOwnCase ? (
        <Notice tone="info" title="Avvikelsen gäller ett ärende du handlägger">
          <p>Någon annan ska bedöma den. Du kan läsa men inte ändra.</p>
        </Notice>
      ) : null}
      <Stack gap="large">
        <DeviationFacts
          deviation={deviation}
          mayReadCase={page.mayReadCase}
          mayReadRound={page.mayReadRound}
        />
        {candidates ? (
          <ChangeDeviation
            key={`change-${deviation.revision}`}
            revision={deviation.revision}
            dueOn={deviation.dueOn}
            candidates={candidates}
            typeId={deviation.typeId}
            types={page.types ?? []}
            errors={answer?.errors ?? []}
            failed={answer?.change}
          />
        ) : null}
        {mayHandle ? (
          <HandleDeviation
            key={`${deviation.revision}-${events.length}`}
            steps={steps}
            revision={deviation.revision}
            suggestedDueOn={suggestedDueOn}
            errors={answer?.errors ?? []}
            form={answer?.form}
          />
        ) : null}
        <DeviationActions
          deviation={deviation}
          actions={page.actions}
          linkable={page.linkable}
          mayPlan={mayHandle && candidates !== undefined}
          errors={answer?.errors ?? []}
        />
        <LexSarahSection deviationId={deviation.id} {...page.lexSarah} />
        <DeviationHistory events={events} />
        <DeviationHandovers deviationId={deviation.id} handovers={page.handovers} mayNote={mayHandle} />
        <CopyText text={text} />
      </Stack>
    </>
  );
}
