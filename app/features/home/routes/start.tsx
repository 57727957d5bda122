import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { firstAdministratorSchema } from '#app/features/accounts/forms/first-administrator-schema.ts';
import { formErrors, typedText } from '#app/features/accounts/forms/form-errors.ts';
import { createFirstAdministrator } from '#app/features/accounts/server/create-first-administrator.server.ts';
import { isFirstVisit } from '#app/features/accounts/server/require-actor.server.ts';
import { sessionCookieHeader } from '#app/features/accounts/server/sessions.server.ts';
import { fillDemo } from '#app/features/home/server/fill-demo.server.ts';
import { DemoForm } from '#app/features/home/ui/demo-form.tsx';
import { FirstAdministratorForm } from '#app/features/home/ui/first-administrator-form.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';

export const meta: MetaFunction = () => [{ title: 'Kom igång – Aktsam' }];

export function loader({ context }: LoaderFunctionArgs) {
  if (!isFirstVisit(context.services)) throw redirect('/');
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { services } = context;
  if (!isFirstVisit(services)) throw redirect('/');
  const form = await request.formData();
  if (form.get('intent') === 'demo') {
    await fillDemo(services);
    throw redirect('/logga-in');
  }
  const typed = {
    ...typedText(form, ['organisationName', 'displayName', 'email']),
    leadsControls: form.has('leadsControls'),
  };
  const parsed = firstAdministratorSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return data({ typed, errors: formErrors(parsed.error) }, { status: 422 });
  const outcome = await createFirstAdministrator(services, {
    ...parsed.data,
    leadsControls: typed.leadsControls,
  });
  if (!outcome.ok) throw redirect('/logga-in');
  throw redirect('/', {
    headers: { 'Set-Cookie': await sessionCookieHeader(services, outcome.value.token) },
  });
}

export default function StartPage() {
  const answer = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary errors={answer?.errors ?? []} />
      <PageHeader
        title="Välkommen till Aktsam"
        lead="Programmet är tomt. Gör det till ert, eller fyll det med en påhittad kommun och se dig omkring först."
      />
      <Section
        title="Börja på riktigt"
        lead="Lägg upp den första systemförvaltaren. Du kan sedan lägga till fler."
      >
        <FirstAdministratorForm typed={answer?.typed} errors={answer?.errors ?? []} />
      </Section>
      <Section title="Se dig omkring">
        <DemoForm />
      </Section>
    </>
  );
}
