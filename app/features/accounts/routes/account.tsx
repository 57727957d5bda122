import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { ownPasswordSchema } from '#app/features/accounts/forms/account-schemas.ts';
import { formErrors } from '#app/features/accounts/forms/form-errors.ts';
import {
  changeOwnPassword,
  logOutEverywhere,
  type PasswordChangeFailure,
  refuseMail,
} from '#app/features/accounts/server/change-own-account.server.ts';
import { loadAccount } from '#app/features/accounts/server/load-account.server.ts';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { findSession, sessionCookieHeader } from '#app/features/accounts/server/sessions.server.ts';
import { AccountPage } from '#app/features/accounts/ui/account-page.tsx';
import { formatTime } from '#app/shared/text/format.ts';

export const meta: MetaFunction = () => [{ title: 'Mitt konto – Aktsam' }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  return loadAccount(services, actor, (await findSession(args.request, services))?.id);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const form = await args.request.formData();
  const fields = Object.fromEntries(form);
  switch (form.get('intent')) {
    case 'password': {
      const parsed = ownPasswordSchema.safeParse(fields);
      if (!parsed.success) return data({ errors: formErrors(parsed.error) }, { status: 422 });
      const sessionId = (await findSession(args.request, services))?.id ?? '';
      const outcome = await changeOwnPassword(services, actor, { ...parsed.data, sessionId });
      if (!outcome.ok) return data({ errors: [passwordError(outcome.error)] }, { status: 422 });
      return redirect('/konto?sparat=losenord');
    }
    case 'logOutEverywhere':
      logOutEverywhere(services, actor);
      return redirect('/logga-in', { headers: { 'Set-Cookie': await sessionCookieHeader(services, '') } });
    case 'mail':
      refuseMail(services, actor, form.get('wants') === 'no');
      return redirect('/konto?sparat=mejl');
    default:
      throw new Response(null, { status: 400 });
  }
}

function passwordError(failure: PasswordChangeFailure) {
  switch (failure.kind) {
    case 'unfit':
      return { field: 'chosen', message: failure.sentence };
    case 'wrongPassword':
      return {
        field: 'current',
        message: 'Det nuvarande lösenordet stämmer inte. Lösenordet är inte ändrat.',
      };
    case 'tooMany':
      return {
        field: 'current',
        message: `För många försök. Du kan försöka igen klockan ${formatTime(failure.openAt)}.`,
      };
  }
}

export default function AccountRoute() {
  const account = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return <AccountPage account={account} errors={answer?.errors ?? []} saved={search.get('sparat')} />;
}
