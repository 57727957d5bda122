import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { readFields, textOf } from '#app/features/checklists/domain/form-fields.ts';
import { parseAboutForm } from '#app/features/checklists/forms/section-form.ts';
import { listCopyable } from '#app/features/checklists/server/load-checklists.server.ts';
import { createChecklist } from '#app/features/checklists/server/start-draft.server.ts';
import { AboutFields } from '#app/features/checklists/ui/about-fields.tsx';
import { draftAddress } from '#app/features/checklists/ui/draft-address.ts';
import { errorIn } from '#app/features/checklists/ui/form-field.ts';
import type { ChecklistVersionId } from '#app/shared/domain/ids.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction = () => [{ title: 'Ny checklista – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'checklist.edit');
  const copyOf = new URL(args.request.url).searchParams.get('kopia') ?? '';
  return { copyable: listCopyable(args.context.services.db), copyOf };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'checklist.edit');
  const { services } = args.context;
  const fields = readFields(await args.request.formData());
  const about = parseAboutForm(fields);
  const copyOf = textOf(fields, 'copyOf');
  const isKnown = copyOf === '' || listCopyable(services.db).some(({ value }) => value === copyOf);
  const unknown = { field: 'copyOf', message: 'Checklistan går inte att kopiera. Välj en annan.' };
  const errors = [...(about.ok ? [] : about.error), ...(isKnown ? [] : [unknown])];
  if (!about.ok || !isKnown) return data({ fields, errors }, { status: 422 });
  const checklistId = createChecklist(services, actor, {
    ...about.value,
    copyOf: copyOf === '' ? undefined : (Number(copyOf) as ChecklistVersionId),
  });
  return redirect(draftAddress.draft(checklistId));
}

export default function NewChecklist() {
  const { copyable, copyOf } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const fields = answer?.fields ?? {};
  const errors = answer?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title="Ny checklista"
        back={{ to: '/checklistor', label: 'Checklistor' }}
        lead="Det blir ett utkast. Ingen granskare ser det förrän du publicerar."
      />
      <Form method="post" noValidate>
        <Stack>
          <AboutFields fields={fields} errors={errors} />
          <Select
            label="Börja från"
            name="copyOf"
            emptyLabel="En tom checklista"
            options={copyable}
            defaultValue={answer ? textOf(fields, 'copyOf') : copyOf}
            error={errorIn(errors, 'copyOf')}
          />
          <div>
            <Button>Skapa utkastet</Button>
          </div>
        </Stack>
      </Form>
    </>
  );
}
