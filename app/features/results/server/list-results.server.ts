import { type Actor, holdsAnyOf, may } from '#app/features/accounts/domain/policy.ts';
import { mayOnWhole } from '#app/features/accounts/server/may-on-whole.server.ts';
import { requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listFrameUnitIds } from '#db/queries/frames.server.ts';
import { listFinalisedRounds, listFinalisedRoundsAbout } from '#db/queries/results.server.ts';
import { deidentifiedVersions } from './deidentified-version.server.ts';

/** The finalised results a person may read, those of controls above her unit among them, latest first; 403 for whoever may read none anywhere. */
export function listResults(services: Services, actor: Actor) {
  const { db } = services;
  const scope = requireScope(actor, 'result.readDeidentified');
  const mayLeave = deidentifiedVersions(db);
  return {
    mayChooseTemplate: mayOnWhole(services, actor, 'template.manage'),
    isReader: !holdsAnyOf(actor, ['manager', 'quality']),
    results: [...listFinalisedRounds(db, scope), ...listFinalisedRoundsAbout(db, scope)]
      // Whoever may read all of it finds a round that nothing of may leave the unit; for others it is not there.
      .map((row) => ({ ...row, isDeidentifiedOpen: mayLeave(row.id) }))
      .filter(({ id, unitId, isDeidentifiedOpen }) => {
        if (!isDeidentifiedOpen && !may(actor, 'result.read', { unitId })) return false;
        const frameUnitIds = scope.unitIds.includes(unitId) ? [] : listFrameUnitIds(db, id);
        return may(actor, 'result.readDeidentified', { unitId, isFinalised: true, frameUnitIds });
      })
      .sort((a, b) => (b.finalisedAt ?? '').localeCompare(a.finalisedAt ?? ''))
      .map(({ finalNumber, finalisedAt, unitId, ...row }) => ({
        ...row,
        finalNumber: finalNumber ?? '',
        finalisedAt: finalisedAt ?? '',
        isInternalOpen: may(actor, 'result.read', { unitId }),
      })),
  };
}
