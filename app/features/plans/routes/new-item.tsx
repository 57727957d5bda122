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
import { rowWords } from '#app/features/plans/domain/plan-words.ts';
import { answerItemForm } from '#app/features/plans/server/answer-item-form.server.ts';
import { loadItemForm } from '#app/features/plans/server/item-choices.server.ts';
import { ItemPage } from '#app/features/plans/ui/item-page.tsx';
import { refusedItemInWords } from '#app/features/plans/ui/plan-problem-words.ts';
import type { PlanId } from '#app/shared/domain/ids.ts';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Ny rad i ${page?.plan.name ?? 'planen'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const planId = requireIdParam<PlanId>(args.params, 'planId');
  return loadItemForm(args.context.services, actor, planId, null);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const planId = requireIdParam<PlanId>(args.params, 'planId');
  const form = await args.request.formData();
  const answer = answerItemForm(args.context.services, actor, planId, null, form);
  if (answer.ok) return redirect(`/planer/${planId}`);
  const { shown, status } = refusedItemInWords(answer.error);
  return data(shown, { status });
}

export default function NewItem() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <ItemPage {...page} title={`Nytt ${rowWords[page.plan.kind].one}`} refused={refused} />;
}
