import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findCanonicalFrame, findFrame } from '#db/queries/frames.server.ts';
import { transact } from '#db/transact.server.ts';
import { requireReadableRound } from './require-round.server.ts';

/**
 * The text of the canonical frame file, its download logged: it holds every case number of the frame. Undefined, and
 * nothing logged, before the freeze. 404 and 403 as for the round.
 */
export function loadFrameFile(services: Services, actor: Actor, roundId: RoundId): string | undefined {
  return transact<string | undefined>(services.db, { actorId: actor.personId, now: services.now() }, (tx) => {
    const { round } = requireReadableRound(tx, actor, roundId);
    const value = findCanonicalFrame(tx, roundId);
    if (value === undefined) return { value, unchanged: true };
    const { size, fingerprint } = findFrame(tx, roundId) ?? {};
    const detail = { size, fingerprint };
    return {
      value,
      audit: [{ action: 'frame.exported', entity: 'round', entityId: roundId, unitId: round.unitId, detail }],
    };
  });
}
