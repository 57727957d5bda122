import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { formErrors, typedText } from '#app/features/accounts/forms/form-errors.ts';
import { requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { PLAN_FIELDS, planFormSchema } from '#app/features/plans/forms/plan-form.ts';
import { loadNewPlan } from '#app/features/plans/server/list-plans.server.ts';
import { createPlan } from '#app/features/plans/server/save-plan.server.ts';
import { PlanFields } from '#app/features/plans/ui/plan-fields.tsx';
import { planProblemWords } from '#app/features/plans/ui/plan-problem-words.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction = () => [{ title: 'Ny plan – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const page = loadNewPlan(args.context.services, actor);
  const copyFromId = new URL(args.request.url).searchParams.get('kopia') ?? '';
  const copied = page.copies.find(({ id }) => String(id) === copyFromId);
  const values = {
    kind: copied?.kind ?? 'internalControl',
    unitId: String(copied?.unitId ?? page.units[0]?.id ?? ''),
    year: String(copied ? copied.year + 1 : page.year),
    name: '',
    copyFromId: copied ? copyFromId : '',
  };
  return { ...page, values };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'plan.manage');
  const values = typedText(await args.request.formData(), PLAN_FIELDS);
  const refuse = (errors: readonly FormError[]) => data({ values, errors }, { status: 422 });
  const parsed = planFormSchema.safeParse(values);
  if (!parsed.success) return refuse(formErrors(parsed.error));
  const created = createPlan(args.context.services, actor, parsed.data);
  return created.ok ? redirect(`/planer/${created.value}`) : refuse([planProblemWords(created.error)]);
}

export default function NewPlan() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title="Ny plan" back={{ to: '/planer', label: 'Planer' }} />
      <Form method="post">
        <Stack>
          <PlanFields
            values={answer?.values ?? page.values}
            units={page.units}
            copies={page.copies}
            errors={errors}
          />
          <div>
            <Button>Skapa planen</Button>
          </div>
        </Stack>
      </Form>
    </>
  );
}
