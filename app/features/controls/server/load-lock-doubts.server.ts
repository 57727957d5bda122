import { unitsAbove, unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import { isTypedSeed } from '#app/features/controls/domain/typed-seed.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import { plural } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { listDraws } from '#db/queries/draws.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import type { RoundRow } from '#db/queries/rounds.server.ts';
import { countFrameCasesKnownAt, listLockedSeedsOfYear } from '#db/queries/seeds.server.ts';
import type { LockTrace } from './load-seed-story.server.ts';
import { lockOfRound } from './locked-seed.server.ts';

const NONE = { omgång: null, antal: null, tid: null };

/**
 * What a reader must know of the locked seeds around a frozen round: that cases of the frame were in the register before
 * the seed was locked, so that a typed one may have been fitted to them; and seeds that would have bound the draw, had
 * the reference date or the control's unit been another. Empty before the freeze.
 */
export function loadLockDoubts(db: Reader, round: RoundRow): LockTrace[] {
  const frame = findFrame(db, round.id);
  if (!frame) return [];
  return [...knownCases(db, round, frame.size), ...passedBy(db, round, frame.frozenAt)];
}

function knownCases(db: Reader, round: RoundRow, size: number): LockTrace[] {
  const lock = lockOfRound(db, round);
  if (!lock?.applies) return [];
  const { known, fresh } = countFrameCasesKnownAt(db, round.id, lock.locked.lockedAt);
  if (known === 0) return [];
  const iOrd = [
    `${known} av ${plural(size, 'ärende', 'ärenden')} i ramen fanns i registret innan fröet låstes.`,
    isTypedSeed(lock.locked)
      ? 'Den som låste fröet skrev det själv och kan ha känt till dem.'
      : 'Fröet skapades av programmet när det låstes, så ingen kunde välja det efter dem.',
    ...(fresh === 0 ? ['Det senaste uttaget gav ramen inga nya ärenden.'] : []),
  ].join(' ');
  return [{ ...NONE, slag: 'ärendenFannsFöre', antal: known, tid: lock.locked.lockedAt, iOrd }];
}

function passedBy(db: Reader, round: RoundRow, frozenAt: string): LockTrace[] {
  const units = listUnits(db);
  const above = unitsAbove(units, round.unitId);
  const below = [...unitsBelow(units, round.unitId)].filter((id) => id !== round.unitId);
  const frozenIn = Number(civilDateInSweden(frozenAt).slice(0, 4));
  const referenceIn = Number(round.referenceOn.slice(0, 4));
  const drawnAt = listDraws(db, round.id)[0]?.drawnAt;
  const isKnown = ({ lockedAt }: { lockedAt: string }) => drawnAt === undefined || lockedAt <= drawnAt;
  const otherYear = frozenIn === referenceIn ? [] : listLockedSeedsOfYear(db, above, frozenIn);
  const lower = listLockedSeedsOfYear(db, below, referenceIn);
  return [
    ...otherYear.filter(isKnown).map(({ lockedAt, year, unitName }): LockTrace => {
      const iOrd = `Referensdatumet ligger i ett annat år än frysningen. Fröet som är låst för ${unitName} ${year} gällde därför inte.`;
      return { ...NONE, slag: 'annatÅr', tid: lockedAt, iOrd };
    }),
    ...lower.filter(isKnown).map(({ lockedAt, year, unitName }): LockTrace => {
      const iOrd = `Ett frö är låst för ${unitName} ${year}. Kontrollen hör till en enhet högre upp, så det gällde inte.`;
      return { ...NONE, slag: 'låstLängreNer', tid: lockedAt, iOrd };
    }),
  ];
}
