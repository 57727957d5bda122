import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { NAME_ERRORS } from '#app/features/accounts/domain/name-errors.ts';
import { ROLE_TERM_ERRORS } from '#app/features/accounts/domain/role-errors.ts';
import { formErrors, typedText } from '#app/features/accounts/forms/form-errors.ts';
import { newPersonSchema } from '#app/features/accounts/forms/person-schemas.ts';
import { createPerson } from '#app/features/accounts/server/create-person.server.ts';
import { loadUnitTree } from '#app/features/accounts/server/load-organisation.server.ts';
import { forbidden, requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { PersonFields } from '#app/features/accounts/ui/person-fields.tsx';
import { RoleFields } from '#app/features/accounts/ui/role-fields.tsx';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

export const meta: MetaFunction = () => [{ title: 'Lägg till person – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return { units: loadUnitTree(args.context.services, requireScope(actor, 'organisation.manage')) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'organisation.manage');
  const form = await args.request.formData();
  const typed = typedText(form, ['displayName', 'email', 'caseWorkerName', 'role', 'unitId', 'validUntilOn']);
  const parsed = newPersonSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return data({ typed, errors: formErrors(parsed.error) }, { status: 422 });
  const outcome = createPerson(args.context.services, actor, parsed.data);
  if (outcome.ok) return redirect(`/organisation/personer/${outcome.value}`);
  switch (outcome.error.kind) {
    case 'notAllowed':
      throw forbidden();
    case 'emailTaken':
      return data(
        { typed, errors: [{ field: 'email', message: 'Det finns redan en person med den e-postadressen.' }] },
        { status: 422 },
      );
    case 'nameTaken':
      return data({ typed, errors: [NAME_ERRORS.nameTaken] }, { status: 422 });
    default:
      return data({ typed, errors: [ROLE_TERM_ERRORS[outcome.error.kind]] }, { status: 422 });
  }
}

export default function NewPersonPage() {
  const { units } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title="Lägg till person"
        lead="När personen är upplagd skapar du ett tillfälligt lösenord på nästa sida."
        back={{ to: '/organisation/personer', label: 'Personer' }}
      />
      <Form method="post" noValidate>
        <Stack>
          <PersonFields values={answer?.typed} errors={errors} />
          <RoleFields units={units} errors={errors} typed={answer?.typed} />
          <Button>Lägg till personen</Button>
        </Stack>
      </Form>
    </>
  );
}
