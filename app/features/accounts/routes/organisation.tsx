import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { errorOf } from '#app/features/accounts/domain/form-error.ts';
import { formErrors } from '#app/features/accounts/forms/form-errors.ts';
import { organisationNameSchema } from '#app/features/accounts/forms/unit-schemas.ts';
import {
  loadOrganisationName,
  loadUnitTree,
} from '#app/features/accounts/server/load-organisation.server.ts';
import { mailState } from '#app/features/accounts/server/mail-state.server.ts';
import {
  administersWhole,
  renameOrganisation,
} from '#app/features/accounts/server/rename-organisation.server.ts';
import { forbidden, requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { OrganisationTabs } from '#app/features/accounts/ui/organisation-tabs.tsx';
import { UnitTree } from '#app/features/accounts/ui/unit-tree.tsx';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';

export const meta: MetaFunction = () => [{ title: 'Organisation – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const scope = requireScope(actor, 'organisation.manage');
  const { services } = args.context;
  return {
    units: loadUnitTree(services, scope),
    organisationName: loadOrganisationName(services),
    mayRename: administersWhole(services, actor),
    mail: mailState(services, services.db),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'organisation.manage');
  const parsed = organisationNameSchema.safeParse(Object.fromEntries(await args.request.formData()));
  if (!parsed.success) return data({ errors: formErrors(parsed.error) }, { status: 422 });
  const outcome = renameOrganisation(args.context.services, actor, parsed.data.organisationName);
  if (!outcome.ok) throw forbidden();
  return redirect('/organisation');
}

export default function OrganisationPage() {
  const { units, organisationName, mayRename, mail } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? [];
  const top = units[0];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title="Organisation"
        lead="En roll på en enhet gäller också allt som ligger under den. Öppna en enhet för att byta namn, stänga den eller lägga till något under den."
        actions={
          top && !top.isClosed && top.kind !== 'unit' ? (
            <ButtonLink to={`/organisation/enheter/${top.id}#under`}>Lägg till enhet</ButtonLink>
          ) : undefined
        }
      />
      <OrganisationTabs current="units" />
      <UnitTree units={units} />
      {mayRename ? (
        <Section title="Namn överst på sidorna">
          <Form method="post" noValidate>
            <Stack>
              <TextField
                label="Kommunens eller förvaltningens namn"
                name="organisationName"
                hint="Står också i filerna till nämnden."
                defaultValue={organisationName}
                error={errorOf(errors, 'organisationName')}
              />
              <Button variant="secondary">Spara namnet</Button>
            </Stack>
          </Form>
        </Section>
      ) : null}
      {mayRename ? (
        <Section title="Påminnelser med e-post" lead={MAIL_WORDS[mail]}>
          <ButtonLink to="/organisation/e-post" variant="secondary">
            Påminnelser med e-post
          </ButtonLink>
        </Section>
      ) : null}
      {mayRename ? (
        <Section title="Mall för rapporter" lead="Rapporter i Word kan skrivas i kommunens egen mall.">
          <ButtonLink to="/organisation/rapportmall" variant="secondary">
            Mall för rapporter
          </ButtonLink>
        </Section>
      ) : null}
    </>
  );
}

const MAIL_WORDS = {
  on: 'Påminnelser skickas på vardagsmornar till den som har något som väntar.',
  off: 'Inga påminnelser skickas.',
  unset: 'E-post är inte inställd på servern. Inga påminnelser skickas.',
  demo: 'I övningskommunen skickas inga mejl.',
};
