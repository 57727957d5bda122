import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { holdsAnyOf } from '#app/features/accounts/domain/policy.ts';
import { requireActor, requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { parseSystemForm, systemErrors } from '#app/features/deviations/forms/receiving-system-form.ts';
import {
  addReceivingSystem,
  loadReceivingSystems,
} from '#app/features/deviations/server/receiving-systems.server.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';

export const meta: MetaFunction = () => [{ title: 'Andra system – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const systems = loadReceivingSystems(args.context.services, actor);
  return { systems, mayShape: holdsAnyOf(actor, ['quality']) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  requireAnyRole(actor, ['quality']);
  const form = parseSystemForm(await args.request.formData());
  if (form?.intent !== 'add') throw new Response(null, { status: 400 });
  const again = (errors: { field: string; message: string }[]) =>
    data({ errors, name: form.name }, { status: 422 });
  const errors = systemErrors(form);
  if (errors.length > 0) return again(errors);
  const added = addReceivingSystem(args.context.services, actor, form.name);
  if (added.ok) return redirect(`/avvikelser/system/${added.value}`);
  return again([{ field: 'name', message: 'Det finns redan ett system som heter så.' }]);
}

export default function ReceivingSystems() {
  const { systems, mayShape } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Lämna över avvikelser till ett annat system"
        back={{ to: '/avvikelser', label: 'Avvikelser' }}
        lead="Avvikelser kan lämnas över som en fil till kommunens eget avvikelsesystem. Det som är överlämnat lämnas inte över en gång till."
      />
      <ErrorSummary errors={answer?.errors ?? []} />
      <Stack gap="large">
        {systems.length === 0 ? (
          <EmptyState title="Inget system är inlagt">
            <p>
              {mayShape
                ? 'Lägg till systemet här nedanför. Sedan väljer du vilka kolumner filen ska ha.'
                : 'Den som ansvarar för kvalitet lägger till systemet och väljer vilka kolumner filen ska ha.'}
            </p>
          </EmptyState>
        ) : (
          <Table caption="System som tar emot avvikelser" captionHidden>
            <thead>
              <tr>
                <th scope="col">System</th>
                <th scope="col">Fil</th>
                <th scope="col">Lämna över</th>
                {mayShape ? <th scope="col">Filens kolumner</th> : null}
              </tr>
            </thead>
            <tbody>
              {systems.map(({ id, name, layout, isRetired }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>{layout.format === 'xlsx' ? 'Excel' : 'CSV'}</td>
                  <td>
                    <Link to={`/avvikelser/lamna-over/${id}`}>
                      {isRetired ? 'Används inte, visa det överlämnade' : 'Välj avvikelser'}
                    </Link>
                  </td>
                  {mayShape ? (
                    <td>
                      <Link to={`/avvikelser/system/${id}`}>Ändra</Link>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        {mayShape ? (
          <Section title="Lägg till ett system">
            <Form method="post" key={systems.length}>
              <Stack>
                <TextField
                  label="Systemets namn"
                  name="name"
                  maxLength={80}
                  defaultValue={answer?.name}
                  error={answer?.errors[0]?.message}
                />
                <div>
                  <Button name="intent" value="add">
                    Lägg till systemet
                  </Button>
                </div>
              </Stack>
            </Form>
          </Section>
        ) : null}
      </Stack>
    </>
  );
}
