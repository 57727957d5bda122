import type { SeedAgreementView, YearLockView } from '#app/features/controls/domain/round-overview.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { formatDateTime, plural } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import type { ControlRow } from '#db/queries/controls.server.ts';
import { findDrawInForce } from '#db/queries/draws.server.ts';
import { listRoundsOfControl, type RoundRow } from '#db/queries/rounds.server.ts';
import { listAgreements, listControlChangesAfter, listPartsGiven } from '#db/queries/seeds.server.ts';
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

/**
 * What could have been arranged after the year's seed was known: a control made or changed since, and rounds of it before
 * this one that were never drawn, whose numbers shift the seed. Sentences for page and protocol; empty where no seed is
 * locked.
 */
export function loadLockTraces(db: Reader, round: RoundRow, control: ControlRow): string[] {
  const lock = lockOfRound(db, round);
  if (!lock?.applies) return [];
  const { lockedAt } = lock.locked;
  const changes = listControlChangesAfter(db, control.id, lockedAt);
  const earlier = new Map(
    listRoundsOfControl(db, control.id)
      .filter(({ number }) => number < round.number)
      .map((one) => [one.number, one]),
  );
  const undrawn = Array.from({ length: round.number - 1 }, (_, index) => index + 1).flatMap((number) => {
    const one = earlier.get(number);
    if (!one) return [`Omgång ${number} i kontrollen togs bort innan något frystes.`];
    if (one.abortedAt !== null) return [`Omgång ${number} (${one.name}) avbröts: ${one.abortReason ?? ''}`];
    return findDrawInForce(db, one.id) ? [] : [`Omgång ${number} (${one.name}) är inte dragen.`];
  });
  return [
    ...(control.createdAt > lockedAt
      ? [`Kontrollen lades upp ${formatDateTime(control.createdAt)}, när det låsta fröet var känt.`]
      : []),
    ...(changes.length > 0
      ? [
          `Kontrollen har ändrats ${plural(changes.length, 'gång', 'gånger')} sedan det låsta fröet blev känt, senast ${formatDateTime(changes.at(-1) ?? '')}.`,
        ]
      : []),
    ...undrawn,
  ];
}
