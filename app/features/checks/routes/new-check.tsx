import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { notFound, requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { parseCheckForm } from '#app/features/checks/forms/check-form.ts';
import { applyCheckFormEdit, readCheckFormEdit } from '#app/features/checks/forms/check-form-edit.ts';
import { readCheckForm } from '#app/features/checks/forms/check-form-values.ts';
import { countForForm, loadNewCheck } from '#app/features/checks/server/check-form-page.server.ts';
import { createCheck } from '#app/features/checks/server/save-check.server.ts';
import { CheckForm } from '#app/features/checks/ui/check-form.tsx';
import { ChooseRegister, ChooseTemplate } from '#app/features/checks/ui/choose-start.tsx';
import { saveProblemWords } from '#app/features/checks/ui/save-problem-words.ts';
import { type RegisterCheckId, type RegisterId, readId } from '#app/shared/domain/ids.ts';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';

export const meta: MetaFunction = () => [{ title: 'Ny registerkontroll – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const query = new URL(args.request.url).searchParams;
  return loadNewCheck(args.context.services, actor, {
    registerId: readId<RegisterId>(query.get('register')),
    template: query.get('mall') ?? '',
    copyOf: readId<RegisterCheckId>(query.get('kopia')),
  });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  requireScope(actor, 'check.manage');
  const form = await args.request.formData();
  const edit = readCheckFormEdit(form);
  const values = readCheckForm(form);
  const registerId = readId<RegisterId>(values.registerId);
  if (registerId === null) throw notFound();
  const { count, errors } = await countForForm(services, actor, registerId, values);
  if (edit)
    return { values: applyCheckFormEdit(values, edit), errors: edit.kind === 'count' ? errors : [], count };
  const input = parseCheckForm(values);
  if (!input.ok) return data({ values, errors: input.error, count }, { status: 422 });
  const created = await createCheck(services, actor, registerId, input.value);
  if (created.ok) return redirect(`/registerkontroller/${created.value}`);
  return data({ values, errors: [saveProblemWords(created.error)], count }, { status: 422 });
}

export default function NewCheck() {
  const { registers, copied, register, templates, form } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title="Ny registerkontroll"
        eyebrow={register?.name}
        back={{ to: '/registerkontroller', label: 'Registerkontroller' }}
        lead={copied ? `Kopia av ${copied.name}. Kontrollera att kolumnerna är de rätta.` : undefined}
      />
      {form ? (
        <CheckForm
          // A line more or less, or an error, fills the fields anew.
          key={JSON.stringify(answer?.values)}
          values={answer?.values ?? form.values}
          errors={errors}
          count={answer ? answer.count : form.count}
          columns={form.columns}
          saveLabel="Spara kontrollen"
        />
      ) : register ? (
        <ChooseTemplate registerId={register.id} templates={templates} />
      ) : (
        <ChooseRegister registers={registers} copyOf={copied?.id ?? null} />
      )}
    </>
  );
}
