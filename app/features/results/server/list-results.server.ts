import { type Actor, holdsAnyOf, may } from '#app/features/accounts/domain/policy.ts';
import { requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listFinalisedRounds } from '#db/queries/results.server.ts';

/** The finalised results a person may read, latest first; 403 for whoever may read none anywhere. */
export function listResults(services: Services, actor: Actor) {
  const scope = requireScope(actor, 'result.readDeidentified');
  return {
    isReader: !holdsAnyOf(actor, ['manager', 'quality']),
    results: listFinalisedRounds(services.db, scope)
      .filter(({ unitId }) => may(actor, 'result.readDeidentified', { unitId, isFinalised: true }))
      .map(({ finalNumber, finalisedAt, unitId, ...row }) => ({
        ...row,
        finalNumber: finalNumber ?? '',
        finalisedAt: finalisedAt ?? '',
        isInternalOpen: may(actor, 'result.read', { unitId }),
      })),
  };
}
