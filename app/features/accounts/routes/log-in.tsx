import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { errorOf } from '#app/features/accounts/domain/form-error.ts';
import { onwardPath } from '#app/features/accounts/domain/onward-path.ts';
import { formErrors, typedText } from '#app/features/accounts/forms/form-errors.ts';
import { logInSchema } from '#app/features/accounts/forms/log-in-schema.ts';
import { loadDemoAccounts } from '#app/features/accounts/server/load-demo-accounts.server.ts';
import { type LogInFailure, logIn } from '#app/features/accounts/server/log-in.server.ts';
import { findActor, isFirstVisit } from '#app/features/accounts/server/require-actor.server.ts';
import { sessionCookieHeader } from '#app/features/accounts/server/sessions.server.ts';
import { DemoAccounts } from '#app/features/accounts/ui/demo-accounts.tsx';
import { Narrow } from '#app/features/accounts/ui/narrow.tsx';
import { formatTime } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { PasswordField } from '#app/shared/ui/password-field.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';

export const meta: MetaFunction = () => [{ title: 'Logga in – Aktsam' }];

const onwardOf = (request: Request) => onwardPath(new URL(request.url).searchParams.get('vidare'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (isFirstVisit(context.services)) throw redirect('/start');
  if (await findActor({ request, context })) throw redirect(onwardOf(request));
  return { demoAccounts: loadDemoAccounts(context.services) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { services, clientAddress } = context;
  const form = await request.formData();
  const { email } = typedText(form, ['email']);
  const parsed = logInSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return data({ email, errors: formErrors(parsed.error) }, { status: 422 });
  const outcome = await logIn(services, { ...parsed.data, clientAddress });
  if (!outcome.ok) {
    const status = outcome.error.kind === 'tooMany' ? 429 : 401;
    return data({ email, errors: [{ message: inWords(outcome.error) }] }, { status });
  }
  throw redirect(onwardOf(request), {
    headers: { 'Set-Cookie': await sessionCookieHeader(services, outcome.value.token) },
  });
}

function inWords(failure: LogInFailure): string {
  return failure.kind === 'tooMany'
    ? `För många försök. Du kan försöka igen klockan ${formatTime(failure.openAt)}.`
    : 'E-postadressen och lösenordet hör inte ihop. Kontrollera båda och försök igen. Har du glömt lösenordet kan systemförvaltaren ge dig ett nytt.';
}

export default function LogInPage() {
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  const isSending = useNavigation().state !== 'idle';
  const { demoAccounts } = useLoaderData<typeof loader>();
  return (
    <>
      <Narrow>
        <Stack>
          <ErrorSummary title="Du är inte inloggad" errors={errors} />
          <PageHeader title="Logga in" />
          {/* `replace` keeps the log-in page out of the browser's history. */}
          <Form method="post" replace noValidate>
            <Stack>
              <TextField
                label="E-post"
                name="email"
                type="email"
                autoComplete="username"
                defaultValue={answer?.email}
                error={errorOf(errors, 'email')}
              />
              <PasswordField label="Lösenord" name="password" error={errorOf(errors, 'password')} />
              <Button disabled={isSending}>Logga in</Button>
            </Stack>
          </Form>
          <p>
            Har du fått ett urvalsprotokoll? Du kan <Link to="/kontrollera">kontrollera ett urval</Link> utan
            att logga in.
          </p>
        </Stack>
      </Narrow>
      {demoAccounts ? <DemoAccounts accounts={demoAccounts} /> : null}
    </>
  );
}
