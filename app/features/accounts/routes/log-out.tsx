import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { logOut } from '#app/features/accounts/server/log-out.server.ts';
import { sessionCookieHeader } from '#app/features/accounts/server/sessions.server.ts';

/** The address alone does nothing: logging out is a POST. */
export function loader() {
  return redirect('/');
}

export async function action({ request, context }: ActionFunctionArgs) {
  await logOut(context.services, request);
  return redirect('/logga-in', {
    headers: { 'Set-Cookie': await sessionCookieHeader(context.services, '') },
  });
}

/** Never seen: both functions redirect. Remix takes a module without a component for a resource route. */
export default function LogOutPage() {
  return null;
}
