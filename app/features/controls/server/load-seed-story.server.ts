import type { SeedAgreementView, YearLockView } from '#app/features/controls/domain/round-overview.ts';
import type { ProtocolFile } from '#app/features/sampling/domain/protocol-shape.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { formatDateTime, plural } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import type { ControlRow } from '#db/queries/controls.server.ts';
import { listDraws } from '#db/queries/draws.server.ts';
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
      onComputerOf: given.find((part) => part.personId === personId)?.onComputerOf ?? null,
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

export type LockTrace = ProtocolFile['spårEfterLåsning'][number];

/**
 * What could have been arranged after the year's seed was known and before the round's first draw: a control made or
 * changed since, and rounds of it before this one that were never drawn, whose numbers shift the seed. Empty where no
 * seed is locked.
 */
export function loadLockTraces(db: Reader, round: RoundRow, control: ControlRow): LockTrace[] {
  const lock = lockOfRound(db, round);
  if (!lock?.applies) return [];
  const { lockedAt } = lock.locked;
  const drawnAt = firstDrawnAt(db, round.id);
  const changes = listControlChangesAfter(db, control.id, lockedAt).filter(
    (at) => drawnAt === undefined || at <= drawnAt,
  );
  const [made, changed] = [control.createdAt, changes.at(-1)];
  const none = { omgång: null, antal: null, tid: null };
  return [
    ...(made > lockedAt
      ? [
          {
            ...{ ...none, slag: 'kontrollenLadesUpp' as const, tid: made },
            iOrd: `Kontrollen lades upp ${formatDateTime(made)}, när det låsta fröet var känt.`,
          },
        ]
      : []),
    ...(changed !== undefined
      ? [
          {
            ...{ ...none, slag: 'kontrollenÄndrades' as const, antal: changes.length, tid: changed },
            iOrd: `Kontrollen har ändrats ${plural(changes.length, 'gång', 'gånger')} sedan det låsta fröet blev känt, senast ${formatDateTime(changed)}.`,
          },
        ]
      : []),
    ...undrawnBefore(db, round, control, drawnAt),
  ];
}

/** That a seed was locked for the year before the draw, but after the frame's file was uploaded; empty otherwise. */
export function loadLateLock(db: Reader, round: RoundRow): LockTrace[] {
  const lock = lockOfRound(db, round);
  if (!lock || lock.applies) return [];
  const { unitName, year, lockedAt } = lock.locked;
  const drawnAt = firstDrawnAt(db, round.id);
  if (drawnAt !== undefined && lockedAt > drawnAt) return [];
  return [
    {
      ...{ slag: 'låstEfterUttaget', omgång: null, antal: null, tid: lockedAt },
      iOrd: `Ett frö för ${unitName} ${year} låstes ${formatDateTime(lockedAt)}, när uttaget redan var uppladdat. Det gäller därför inte den här omgången.`,
    },
  ];
}

const firstDrawnAt = (db: Reader, roundId: RoundId) => listDraws(db, roundId)[0]?.drawnAt;

function undrawnBefore(
  db: Reader,
  round: RoundRow,
  control: ControlRow,
  drawnAt: string | undefined,
): LockTrace[] {
  const rounds = new Map(listRoundsOfControl(db, control.id).map((one) => [one.number, one]));
  const none = { antal: null, tid: null };
  return Array.from({ length: round.number - 1 }, (_, index) => index + 1).flatMap((number): LockTrace[] => {
    const one = rounds.get(number);
    if (!one) {
      const iOrd = `Omgång ${number} i kontrollen togs bort innan något frystes.`;
      return [{ ...none, slag: 'omgångBorttagen', omgång: number, iOrd }];
    }
    const name = `Omgång ${number} (${one.name})`;
    if (one.abortedAt !== null) {
      const iOrd = `${name} avbröts: ${one.abortReason ?? ''}`;
      return [{ ...none, slag: 'omgångAvbruten', omgång: number, tid: one.abortedAt, iOrd }];
    }
    const itsDrawAt = firstDrawnAt(db, one.id);
    if (itsDrawAt === undefined) {
      return [{ ...none, slag: 'omgångInteDragen', omgång: number, iOrd: `${name} är inte dragen.` }];
    }
    if (drawnAt === undefined || itsDrawAt <= drawnAt) return [];
    const iOrd = `${name} drogs först ${formatDateTime(itsDrawAt)}, efter den här.`;
    return [{ ...none, slag: 'omgångInteDragen', omgång: number, tid: itsDrawAt, iOrd }];
  });
}
