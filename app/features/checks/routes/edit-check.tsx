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
import { parseCheckForm } from '#app/features/checks/forms/check-form.ts';
import { applyCheckFormEdit, readCheckFormEdit } from '#app/features/checks/forms/check-form-edit.ts';
import { readCheckForm } from '#app/features/checks/forms/check-form-values.ts';
import { countForForm, loadEditCheck } from '#app/features/checks/server/check-form-page.server.ts';
import { requireManagedCheck } from '#app/features/checks/server/reach-check.server.ts';
import { changeCheck } from '#app/features/checks/server/save-check.server.ts';
import { CheckForm } from '#app/features/checks/ui/check-form.tsx';
import { saveProblemWords } from '#app/features/checks/ui/save-problem-words.ts';
import type { RegisterCheckId } from '#app/shared/domain/ids.ts';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Ändra ${page?.check.name ?? 'registerkontrollen'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadEditCheck(args.context.services, actor, requireIdParam<RegisterCheckId>(args.params, 'checkId'));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const checkId = requireIdParam<RegisterCheckId>(args.params, 'checkId');
  const { register } = requireManagedCheck(services, actor, checkId);
  const form = await args.request.formData();
  const edit = readCheckFormEdit(form);
  const values = readCheckForm(form);
  const { count, errors } = await countForForm(services, actor, register.id, values);
  if (edit)
    return { values: applyCheckFormEdit(values, edit), errors: edit.kind === 'count' ? errors : [], count };
  const input = parseCheckForm(values);
  if (!input.ok) return data({ values, errors: input.error, count }, { status: 422 });
  const changed = await changeCheck(services, actor, checkId, Number(values.revision), input.value);
  if (changed.ok) return redirect(`/registerkontroller/${checkId}`);
  return data({ values, errors: [saveProblemWords(changed.error)], count }, { status: 422 });
}

export default function EditCheck() {
  const { check, register, form } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title="Ändra registerkontrollen"
        eyebrow={`${check.name} · ${register.name}`}
        back={{ to: `/registerkontroller/${check.id}`, label: check.name }}
        lead="Ändrar du regeln räknas den om för det senaste uttaget. Äldre räkningar står kvar, och utvecklingen visar var regeln ändrades."
      />
      <CheckForm
        // A line more or less, or an error, fills the fields anew.
        key={JSON.stringify(answer?.values)}
        values={answer?.values ?? form.values}
        errors={errors}
        count={answer ? answer.count : form.count}
        columns={form.columns}
        saveLabel="Spara ändringen"
      />
    </>
  );
}
