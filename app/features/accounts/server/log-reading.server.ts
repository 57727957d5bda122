import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { Services } from '#app/shared/server/services.ts';
import { type AuditEntry, transact } from '#db/transact.server.ts';

/**
 * Logs that somebody was shown or handed out something, where nothing else is written (domain.md §4.10). The use case
 * that reads calls it, not the route: whatever asks it for the material is then logged. Call it when access has been
 * decided, before the material is handed out.
 */
export function logReading(services: Services, actor: Actor, entry: AuditEntry): void {
  transact(services.db, { actorId: actor.personId, now: services.now() }, () => ({
    value: undefined,
    audit: [entry],
  }));
}
