import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { logReading } from '#app/features/accounts/server/log-reading.server.ts';
import type { RoundId, UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';

/**
 * Logs that somebody was shown case numbers or faults of a round: one entry for each time a page is opened
 * (domain.md §4.10). The use case that loads the page calls it, so that no route can forget.
 */
export function logRoundRead(
  services: Services,
  actor: Actor,
  round: { readonly id: RoundId; readonly unitId: UnitId },
  page:
    | 'round'
    | 'progress'
    | 'agreement'
    | 'shareOut'
    | 'byHand'
    | 'handOver'
    | 'protocol'
    | 'case'
    | 'choice'
    | 'ownChoice'
    | 'replacement'
    | 'seed',
): void {
  logReading(services, actor, {
    action: 'round.read',
    entity: 'round',
    entityId: round.id,
    unitId: round.unitId,
    detail: { page },
  });
}
