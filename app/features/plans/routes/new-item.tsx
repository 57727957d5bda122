import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { formErrors } from '#app/features/accounts/forms/form-errors.ts';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { rowWords } from '#app/features/plans/domain/plan-words.ts';
import { itemFormSchema, readItemForm } from '#app/features/plans/forms/item-form.ts';
import { loadItemForm } from '#app/features/plans/server/item-choices.server.ts';
import { saveItem } from '#app/features/plans/server/save-item.server.ts';
import { ItemFields } from '#app/features/plans/ui/item-fields.tsx';
import { itemProblemWords } from '#app/features/plans/ui/plan-problem-words.ts';
import type { PlanId } from '#app/shared/domain/ids.ts';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction = () => [{ title: 'Ny rad i planen – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const planId = requireIdParam<PlanId>(args.params, 'planId');

  return loadItemForm(args.context.services, actor, planId, null);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const planId = requireIdParam<PlanId>(args.params, 'planId');

  const { plan } = loadItemForm(services, actor, planId, null);
  const form = await args.request.formData();
  const values = readItemForm(form);
  const refuse = (errors: readonly FormError[], status: number) => data({ values, errors }, { status });
  const parsed = itemFormSchema(plan.year).safeParse(values);
  if (!parsed.success) return refuse(formErrors(parsed.error), 422);
  const about = { revision: Number(form.get('revision')), itemId: null };
  const saved = saveItem(services, actor, planId, about, parsed.data);
  if (saved.ok) return redirect(`/planer/${planId}`);
  return refuse([itemProblemWords[saved.error]], saved.error === 'changedMeanwhile' ? 409 : 422);
}

export default function NewItem() {
  const { plan, people, controls, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={`Nytt ${rowWords[plan.kind].one}`}
        eyebrow={plan.unitName}
        back={{ to: `/planer/${plan.id}`, label: plan.name }}
      />
      <Form method="post">
        <ItemFields
          kind={plan.kind}
          revision={plan.revision}
          values={answer?.values ?? page.values}
          people={people}
          controls={controls}
          errors={errors}
        />
      </Form>
    </>
  );
}
