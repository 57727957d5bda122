import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { RoundId, UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { transact } from '#db/transact.server.ts';

/**
 * Logs that somebody was shown case numbers or faults of a round: one entry for each time a page is opened
 * (domain.md §4.10). Call it when access has been decided, before the page is handed out.
 */
export function logRoundRead(
  services: Services,
  actor: Actor,
  round: { readonly id: RoundId; readonly unitId: UnitId },
  page: 'round' | 'protocol' | 'case' | 'choice' | 'seed',
): void {
  transact(services.db, { actorId: actor.personId, now: services.now() }, () => ({
    value: undefined,
    audit: [
      {
        action: 'round.read',
        entity: 'round',
        entityId: round.id,
        unitId: round.unitId,
        detail: { page },
      },
    ],
  }));
}
