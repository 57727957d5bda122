import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { formErrors, typedText } from '#app/features/accounts/forms/form-errors.ts';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { changeSchema, ENTRY_FIELDS } from '#app/features/plans/forms/wheel-form.ts';
import { changeEntry, loadEntry, markEntry } from '#app/features/plans/server/wheel-entries.server.ts';
import { EntryFields } from '#app/features/plans/ui/add-entry.tsx';
import { refusedEntryWords } from '#app/features/plans/ui/plan-problem-words.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Ändra i årshjulet: ${page?.entry.title ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadEntry(args.context.services, actor, requireIdParam(args.params, 'entryId'));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const { entry } = loadEntry(services, actor, requireIdParam(args.params, 'entryId'));
  const form = await args.request.formData();
  const typed = typedText(form, ENTRY_FIELDS);
  const refuse = (errors: readonly FormError[], status: number) => data({ errors, typed }, { status });
  const seen = { id: entry.id, revision: Number(form.get('revision')) };
  const back = `/arshjul?enhet=${entry.unitId}&ar=${entry.dueOn.slice(0, 4)}`;
  if (form.get('intent') === 'removed') {
    const isRemoved = markEntry(services, actor, seen, { kind: 'removed' });
    return isRemoved ? redirect(back) : refuse([refusedEntryWords.changedMeanwhile], 409);
  }
  const parsed = changeSchema.safeParse(typed);
  if (!parsed.success) return refuse(formErrors(parsed.error), 422);
  const changed = changeEntry(services, actor, seen, parsed.data);
  if (changed.ok) return redirect(`/arshjul?enhet=${entry.unitId}&ar=${parsed.data.dueOn.slice(0, 4)}`);
  return refuse([refusedEntryWords[changed.error]], changed.error === 'changedMeanwhile' ? 409 : 422);
}

export default function WheelEntry() {
  const { entry, people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const values = answer?.typed ?? { ...entry, responsibleId: String(entry.responsibleId ?? '') };
  const back = `/arshjul?enhet=${entry.unitId}&ar=${entry.dueOn.slice(0, 4)}`;
  const revision = String(entry.revision);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        back={{ to: back, label: 'Årshjul' }}
        title="Ändra i årshjulet"
        actions={
          <ConfirmDialog
            trigger="Ta bort"
            title="Ta bort ur årshjulet?"
            confirmLabel="Ta bort"
            hiddenFields={{ intent: 'removed', revision }}
          >
            <p>”{entry.title}” försvinner ur årshjulet för alla. Loggen minns att du tog bort det.</p>
          </ConfirmDialog>
        }
      />
      <Form method="post">
        <Stack>
          <input type="hidden" name="revision" value={revision} />
          <EntryFields people={people} values={values} errorOf={errorOf} />
          <DateField label="Senast" name="dueOn" defaultValue={values.dueOn} error={errorOf('dueOn')} />
          <div>
            <Button>Spara</Button>
          </div>
        </Stack>
      </Form>
    </>
  );
}
