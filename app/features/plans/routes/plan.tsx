import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { typedText } from '#app/features/accounts/forms/form-errors.ts';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { summaryInWords } from '#app/features/plans/domain/plan-summary.ts';
import { planKindWords, rowWords } from '#app/features/plans/domain/plan-words.ts';
import { ADOPTION_FIELDS } from '#app/features/plans/forms/plan-form.ts';
import { answerPlanForm } from '#app/features/plans/server/answer-plan-form.server.ts';
import { loadPlan } from '#app/features/plans/server/load-plan.server.ts';
import { PlanItem } from '#app/features/plans/ui/plan-item.tsx';
import { itemProblemWords, planProblemWords } from '#app/features/plans/ui/plan-problem-words.ts';
import { PlanDecisions, PlanStateNotice } from '#app/features/plans/ui/plan-state.tsx';
import type { PlanId } from '#app/shared/domain/ids.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.plan.name ?? 'Plan'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadPlan(args.context.services, actor, requireIdParam<PlanId>(args.params, 'planId'));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const planId = requireIdParam<PlanId>(args.params, 'planId');
  const form = await args.request.formData();
  const answer = answerPlanForm(args.context.services, actor, planId, form);
  if ('to' in answer) return redirect(answer.to);
  const typed = typedText(form, ADOPTION_FIELDS);
  const refuse = (errors: FormError[], status: number) =>
    data({ errors, typed, isAdopting: form.get('intent') === 'adopt' && status === 422 }, { status });
  if ('errors' in answer) return refuse(answer.errors, 422);
  const error =
    'itemProblem' in answer ? itemProblemWords[answer.itemProblem] : planProblemWords(answer.planProblem);
  return refuse([error], 409);
}

export default function Plan() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { plan, items, summary, may, today } = page;
  const add = may.change ? <ButtonLink to={`/planer/${plan.id}/rader/ny`}>Lägg till rad</ButtonLink> : null;
  return (
    <>
      <ErrorSummary errors={answer?.errors ?? []} />
      <PageHeader
        title={plan.name}
        eyebrow={`${planKindWords[plan.kind]} · ${plan.unitName} · ${plan.year}`}
        lead={plan.state === 'draft' ? undefined : summaryInWords(plan.kind, summary)}
        back={{ to: '/planer', label: 'Planer' }}
        actions={
          <>
            {items.length > 0 ? add : null}
            {plan.state === 'draft' ? null : (
              <ButtonLink to={`/planer/${plan.id}/sammanfattning`} variant="secondary">
                Sammanfattning
              </ButtonLink>
            )}
            {may.export ? (
              <ButtonLink to={`/planer/${plan.id}/fil.xlsx`} variant="secondary" download>
                Hämta Excel
              </ButtonLink>
            ) : null}
            {may.copy ? (
              <ButtonLink to={`/planer/ny?kopia=${plan.id}`} variant="secondary">
                Kopiera till nästa år
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Stack gap="large">
        <PlanStateNotice plan={plan} versions={page.versions} />
        {items.length === 0 ? (
          <EmptyState title="Inga rader än" action={add}>
            <p>Varje rad är ett {rowWords[plan.kind].one} med sina tillfällen under året.</p>
          </EmptyState>
        ) : null}
        {items.map((item, index) => (
          <PlanItem
            key={item.id}
            item={item}
            number={index + 1}
            plan={plan}
            change={may.change ? { isFirst: index === 0, isLast: index === items.length - 1 } : null}
            isAdopted={plan.state !== 'draft'}
          />
        ))}
        <PlanDecisions
          plan={plan}
          may={may}
          taken={page.taken}
          today={today}
          errors={answer?.isAdopting ? answer.errors : []}
          typed={answer?.typed}
        />
      </Stack>
    </>
  );
}
