import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { CONTROL_TEMPLATES } from '#app/features/controls/domain/control-template.ts';
import { applyFormEdit, readFormEdit } from '#app/features/controls/forms/control-form-edit.ts';
import { parseControlForm } from '#app/features/controls/forms/control-form-schema.ts';
import { readControlForm } from '#app/features/controls/forms/control-form-values.ts';
import { countForForm, loadNewControl } from '#app/features/controls/server/control-form-page.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { ChooseTemplate } from '#app/features/controls/ui/choose-template.tsx';
import { ControlForm } from '#app/features/controls/ui/control-form.tsx';
import { saveProblemWords } from '#app/features/controls/ui/save-problem-words.ts';
import { listInWords } from '#app/shared/text/format.ts';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction = () => [{ title: 'Ny kontroll – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const query = new URL(args.request.url).searchParams;
  const chosen = { template: query.get('mall') ?? '', registerId: Number(query.get('register')) };
  return loadNewControl(args.context.services, actor, chosen);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  requireScope(actor, 'control.manage');
  const form = await args.request.formData();
  const edit = readFormEdit(form);
  const values = readControlForm(form);
  const count = countForForm(services, actor, values, null);
  if (edit)
    return { values: applyFormEdit(values, edit), errors: edit.kind === 'count' ? count.errors : [], count };
  const input = parseControlForm(values);
  if (!input.ok) return data({ values, errors: input.error, count }, { status: 422 });
  const created = createControl(services, actor, input.value);
  if (created.ok) return redirect(`/kontroller/${created.value}`);
  return data({ values, errors: [saveProblemWords(created.error, values)], count }, { status: 422 });
}

export default function NewControl() {
  const { registers, form } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <PageHeader
        title="Ny kontroll"
        back={{ to: '/kontroller', label: 'Kontroller' }}
        lead={form ? 'Allt utom registret går att ändra senare.' : undefined}
      />
      <ErrorSummary errors={errors} />
      {form && !answer && form.missingColumns.length > 0 ? (
        <Notice tone="warning" title="Registret saknar kolumner som mallen använder">
          <p>
            Mallen räknar med {listInWords(form.missingColumns)}. Välj en annan kolumn i stället där det står
            att den inte finns i registret, eller ta bort villkoret.
          </p>
        </Notice>
      ) : null}
      {form ? (
        <ControlForm
          // A line more or less, or an error, fills the fields anew.
          key={JSON.stringify(answer?.values)}
          values={answer?.values ?? form.values}
          errors={errors}
          count={answer?.count ?? form.count}
          choices={form.choices}
          saveLabel="Spara kontrollen"
        />
      ) : (
        <ChooseTemplate templates={CONTROL_TEMPLATES} registers={registers} />
      )}
    </>
  );
}
