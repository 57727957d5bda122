import type { SeedAgreementView, YearLockView } from '#app/features/controls/domain/round-overview.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import type { RoundRow } from '#db/queries/rounds.server.ts';
import { listAgreements, listPartsGiven } from '#db/queries/seeds.server.ts';
import { lockOfRound } from './locked-seed.server.ts';

/** Every agreement on a seed in two parts, first to last: who, when and how it ended. It never holds a part. */
export function loadAgreements(db: Reader, roundId: RoundId): SeedAgreementView[] {
  return listAgreements(db, roundId).map((agreement) => {
    const given = listPartsGiven(db, agreement.id);
    const personOf = (personId: SeedAgreementView['people'][number]['personId'], name: string) => ({
      personId,
      name,
      givenAt: given.find((part) => part.personId === personId)?.enteredAt ?? null,
    });
    const { drawNumber, createdAt, createdByName, usedAt, cancelledAt, cancelledByName, cancelReason } =
      agreement;
    return {
      ...{ drawNumber, createdAt, createdByName, usedAt, cancelledAt, cancelledByName, cancelReason },
      people: [
        personOf(agreement.firstPersonId, agreement.firstName),
        personOf(agreement.secondPersonId, agreement.secondName),
      ],
    };
  });
}

/** The seed locked for the round's year and whether the first draw is made with it; null when none is locked. */
export function loadYearLock(db: Reader, round: RoundRow): YearLockView | null {
  const lock = lockOfRound(db, round);
  if (!lock) return null;
  const { unitName, year, seed, source, lockedAt, lockedByName } = lock.locked;
  return { ...{ unitName, year, seed, source, lockedAt, lockedByName }, applies: lock.applies };
}
