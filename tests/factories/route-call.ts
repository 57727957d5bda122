import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { beginSession, sessionCookieHeader } from '#app/features/accounts/server/sessions.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { transact } from '#db/transact.server.ts';

type Call = {
  /** Null: nobody is logged in. */
  as: PersonId | null;
  params?: Record<string, string | number>;
  path?: string;
  /** Given: a POST with these fields. */
  form?: Record<string, string | readonly string[]> | FormData;
};

/** The arguments Remix would hand a loader or an action, with a real session of the person. */
export async function routeArguments(
  services: Services,
  call: Call,
): Promise<LoaderFunctionArgs & ActionFunctionArgs> {
  const headers = new Headers();
  if (call.as !== null) {
    const personId = call.as;
    const { token } = transact(services.db, { actorId: personId, now: services.now() }, (tx) => ({
      value: beginSession(tx, services, personId),
      audit: [{ action: 'test.session', entity: 'person', entityId: personId }],
    }));
    headers.set('Cookie', (await sessionCookieHeader(services, token)).split(';')[0] ?? '');
  }
  const url = `http://127.0.0.1${call.path ?? '/'}`;
  const request = call.form
    ? new Request(url, { method: 'POST', headers, body: formBody(call.form) })
    : new Request(url, { headers });
  const params = Object.fromEntries(
    Object.entries(call.params ?? {}).map(([name, value]) => [name, String(value)]),
  );
  return { request, params, context: { services, nonce: 'test', clientAddress: '127.0.0.1' } };
}

function formBody(form: NonNullable<Call['form']>): FormData | URLSearchParams {
  if (form instanceof FormData) return form;
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    for (const item of typeof value === 'string' ? [value] : value) body.append(name, item);
  }
  return body;
}

/** The HTTP status a loader or action ends in, whether it returns or throws its answer. */
export async function statusOf(call: () => unknown): Promise<number> {
  try {
    return statusIn(await call());
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    if (isDataWithStatus(thrown)) return statusIn(thrown);
    throw thrown;
  }
}

function isDataWithStatus(value: unknown): value is { init: { status?: number } | null } {
  return (
    typeof value === 'object' && value !== null && 'type' in value && value.type === 'DataWithResponseInit'
  );
}

function statusIn(answer: unknown): number {
  if (answer instanceof Response) return answer.status;
  if (isDataWithStatus(answer)) return answer.init?.status ?? 200;
  return 200;
}
