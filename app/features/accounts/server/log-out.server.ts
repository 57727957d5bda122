import type { Services } from '#app/shared/server/services.ts';
import { revokeSession } from '#db/queries/sessions.server.ts';
import { transact } from '#db/transact.server.ts';
import { findSession } from './sessions.server.ts';

/** Takes the session of the request back, if there is one. */
export async function logOut(services: Services, request: Request): Promise<void> {
  const session = await findSession(request, services);
  if (!session) return;
  const now = services.now();
  transact<void>(services.db, { actorId: session.personId, now }, (tx) => {
    revokeSession(tx, session.id, now);
    return {
      value: undefined,
      audit: [{ action: 'session.ended', entity: 'person', entityId: session.personId }],
    };
  });
}
