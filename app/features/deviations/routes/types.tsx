import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import {
  notFound,
  requireActor,
  requireAnyRole,
} from '#app/features/accounts/server/require-actor.server.ts';
import { parseTypeForm, typeNameError } from '#app/features/deviations/forms/type-form.ts';
import { changeTypes, loadTypes } from '#app/features/deviations/server/change-types.server.ts';
import { TypeList } from '#app/features/deviations/ui/type-list.tsx';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';

export const meta: MetaFunction = () => [{ title: 'Typer av avvikelser – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadTypes(args.context.services, actor);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  requireAnyRole(actor, ['quality']);
  const form = parseTypeForm(await args.request.formData());
  if (!form) throw new Response(null, { status: 400 });
  const name = 'name' in form ? form.name : '';
  const typeId = 'typeId' in form ? form.typeId : 0;
  const again = (message: string) => data({ message, name, typeId }, { status: 422 });
  const nameError = 'name' in form ? typeNameError(form.name) : undefined;
  if (nameError !== undefined) return again(nameError);
  const changed = changeTypes(args.context.services, actor, form);
  if (changed.ok) return redirect('/avvikelser/typer');
  if (changed.error === 'notFound') throw notFound();
  return again('Det finns redan en typ som heter så. Välj ett annat namn, eller använd den som finns.');
}

export default function Types() {
  const { used, retired } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const added = answer?.typeId === 0 ? answer : undefined;
  const renamed = answer && answer.typeId !== 0 ? answer : undefined;
  return (
    <>
      <PageHeader
        title="Typer av avvikelser"
        back={{ to: '/avvikelser', label: 'Avvikelser' }}
        lead="Alla enheter har samma typer. En typ som ni slutar använda står kvar på de avvikelser som redan har den."
      />
      <ErrorSummary errors={answer ? [{ field: 'name', message: answer.message }] : []} />
      <Stack gap="large">
        <TypeList caption="Typer som används" types={used} failed={renamed} />
        <Section title="Lägg till en typ">
          <Form method="post" key={used.length}>
            <Stack>
              <TextField
                label="Den nya typens namn"
                name="name"
                defaultValue={added?.name}
                error={added?.message}
                maxLength={60}
              />
              <Stack isRow gap="small">
                <Button name="intent" value="add">
                  Lägg till typen
                </Button>
              </Stack>
            </Stack>
          </Form>
        </Section>
        {retired.length > 0 ? (
          <TypeList caption="Typer som inte används längre" types={retired} failed={renamed} />
        ) : null}
      </Stack>
    </>
  );
}
