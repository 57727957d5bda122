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
import { applyFormEdit, readFormEdit } from '#app/features/controls/forms/control-form-edit.ts';
import { parseControlForm } from '#app/features/controls/forms/control-form-schema.ts';
import { readControlForm } from '#app/features/controls/forms/control-form-values.ts';
import {
  authoriseControlManager,
  countForForm,
  loadEditControl,
} from '#app/features/controls/server/control-form-page.server.ts';
import { changeControl } from '#app/features/controls/server/save-control.server.ts';
import { ControlForm } from '#app/features/controls/ui/control-form.tsx';
import { saveProblemWords } from '#app/features/controls/ui/save-problem-words.ts';
import type { ControlId } from '#app/shared/domain/ids.ts';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Ändra ${page?.control.name ?? 'kontrollen'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadEditControl(args.context.services, actor, requireIdParam<ControlId>(args.params, 'controlId'));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const controlId = requireIdParam<ControlId>(args.params, 'controlId');
  authoriseControlManager(services, actor, controlId);
  const form = await args.request.formData();
  const edit = readFormEdit(form);
  const values = readControlForm(form);
  const count = countForForm(services, actor, values, controlId);
  if (edit)
    return { values: applyFormEdit(values, edit), errors: edit.kind === 'count' ? count.errors : [], count };
  const input = parseControlForm(values);
  if (!input.ok) return data({ values, errors: input.error, count }, { status: 422 });
  const changed = changeControl(services, actor, controlId, Number(values.revision), input.value);
  if (changed.ok) return redirect(`/kontroller/${controlId}`);
  return data({ values, errors: [saveProblemWords(changed.error, values)], count }, { status: 422 });
}

export default function EditControl() {
  const { control, choices, values, count } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <PageHeader
        title="Ändra kontrollen"
        eyebrow={control.name}
        back={{ to: `/kontroller/${control.id}`, label: control.name }}
        lead="Ändringen gäller omgångar vars urvalsram inte är fryst. De andra behåller det de började med."
      />
      <ErrorSummary errors={errors} />
      <ControlForm
        // A line more or less, or an error, fills the fields anew.
        key={JSON.stringify(answer?.values)}
        values={answer?.values ?? values}
        errors={errors}
        count={answer?.count ?? count}
        choices={choices}
        saveLabel="Spara ändringen"
      />
    </>
  );
}
