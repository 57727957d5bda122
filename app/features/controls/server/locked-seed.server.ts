import { unitsAbove } from '#app/features/accounts/domain/unit-tree.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import type { RoundRow } from '#db/queries/rounds.server.ts';
import { findFrameUploadedAt, listLockedSeedsOfYear } from '#db/queries/seeds.server.ts';

export type LockedSeed = ReturnType<typeof listLockedSeedsOfYear>[number];

export type LockOfRound = {
  readonly locked: LockedSeed;
  /**
   * Whether the first draw must be made with it. Not where the frame's file was uploaded before the seed was locked:
   * whoever locked it could have known the cases.
   */
  readonly applies: boolean;
};

/**
 * The seed locked for the year of the round's reference date (låst frö): the one of the nearest unit up the tree that was
 * locked before the frame's file was uploaded, else the nearest, which then does not apply. Undefined when no unit has
 * locked one; before the freeze it is only known which would apply to a file uploaded now.
 */
export function lockOfRound(db: Reader, round: RoundRow): LockOfRound | undefined {
  const units = unitsAbove(listUnits(db), round.unitId);
  const year = Number(round.referenceOn.slice(0, 4));
  const nearestFirst = listLockedSeedsOfYear(db, units, year).sort(
    (a, b) => units.indexOf(a.unitId) - units.indexOf(b.unitId),
  );
  const uploadedAt = findFrameUploadedAt(db, round.id);
  const inForce = nearestFirst.find(({ lockedAt }) => uploadedAt === undefined || uploadedAt > lockedAt);
  const locked = inForce ?? nearestFirst[0];
  return locked && { locked, applies: inForce !== undefined };
}
