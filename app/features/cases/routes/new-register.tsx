import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { errorOf, type FormError } from '#app/features/accounts/domain/form-error.ts';
import { formErrors, typedText } from '#app/features/accounts/forms/form-errors.ts';
import { forbidden, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { registerSchema } from '#app/features/cases/forms/register-schema.ts';
import { createRegister, mayChooseKeyHandling } from '#app/features/cases/server/create-register.server.ts';
import { loadOwnerUnits } from '#app/features/cases/server/load-registers.server.ts';
import { requireRegisterScope } from '#app/features/cases/server/reach-register.server.ts';
import { REGISTER_KIND_WORDS } from '#app/features/cases/ui/column-words.ts';
import { KeyHandlingChoice } from '#app/features/cases/ui/key-handling-choice.tsx';
import { kindHint } from '#app/features/cases/ui/register-kind-words.ts';
import { NAME_TAKEN, NO_PSEUDONYM_KEY } from '#app/features/cases/ui/settings-words.ts';
import { REGISTER_KINDS } from '#app/shared/domain/vocabulary.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';

export const meta: MetaFunction = () => [{ title: 'Nytt register – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const units = loadOwnerUnits(args.context.services, requireRegisterScope(actor));
  return { units, mayChooseKeyHandling: units.some(({ id }) => mayChooseKeyHandling(actor, id)) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  requireRegisterScope(actor);
  const form = await args.request.formData();
  const values = typedText(form, ['name', 'unitId', 'kind', 'keyHandling']);
  const refuse = (errors: FormError[]) => data({ values, errors }, { status: 422 });
  const parsed = registerSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refuse(formErrors(parsed.error));
  const created = createRegister(args.context.services, actor, parsed.data);
  if (created.ok) return redirect(`/register/${created.value}/inlasning`);
  if (created.error === 'forbidden') throw forbidden();
  return refuse([
    created.error === 'name_taken' ? NAME_TAKEN : { field: 'keyHandling', message: NO_PSEUDONYM_KEY },
  ]);
}

export default function NewRegisterPage() {
  const { units, mayChooseKeyHandling: mayChoose } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  const onlyUnit = units.length === 1 ? String(units[0]?.id) : undefined;
  return (
    <>
      <ErrorSummary title="Registret är inte skapat" errors={errors} />
      <PageHeader title="Nytt register" back={{ to: '/register', label: 'Register' }} />
      <Form method="post" noValidate>
        <Stack>
          <TextField
            label="Namn"
            name="name"
            hint="Till exempel Placeringar eller Biståndsbeslut."
            defaultValue={answer?.values.name}
            error={errorOf(errors, 'name')}
            autoComplete="off"
          />
          <Select
            label="Enhet"
            name="unitId"
            hint="Den enhet som äger registret. Ärendena får höra till enheten och de enheter som ligger under den."
            options={units.map((unit) => ({ value: String(unit.id), label: unit.name }))}
            emptyLabel={onlyUnit === undefined ? 'Välj enhet' : undefined}
            defaultValue={answer?.values.unitId ?? onlyUnit}
            error={errorOf(errors, 'unitId')}
          />
          <RadioGroup
            legend="Vad innehåller registret?"
            name="kind"
            options={REGISTER_KINDS.map((kind) => ({
              value: kind,
              label: REGISTER_KIND_WORDS[kind],
              hint: kindHint(kind),
            }))}
            defaultValue={answer?.values.kind || undefined}
            error={errorOf(errors, 'kind')}
          />
          {mayChoose ? (
            <KeyHandlingChoice
              value={answer?.values.keyHandling === 'pseudonym' ? 'pseudonym' : 'asIs'}
              error={errorOf(errors, 'keyHandling')}
            />
          ) : null}
          <Button>Skapa registret</Button>
        </Stack>
      </Form>
    </>
  );
}
