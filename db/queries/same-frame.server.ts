import { aliasedTable, and, asc, eq, isNotNull, isNull, ne, notExists, or, sql } from 'drizzle-orm';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { controls, rounds } from '../schema/controls.ts';
import { draws, frameCases, frames } from '../schema/sampling.ts';

const own = aliasedTable(frames, 'own');
const theirs = aliasedTable(frameCases, 'theirs');
const ours = aliasedTable(frameCases, 'ours');

/** Frames of other uploads count as of the same time when no more days than these lie between the two rounds' draws. */
const DAYS_APART = 60;

const daysFrom = (instant: unknown, days: number) =>
  sql`strftime('%Y-%m-%dT%H:%M:%fZ', ${instant}, ${`${days} days`})`;

/**
 * Every draw in the installation, of other rounds, that somebody could have made to look at a sample of this round's
 * cases, earliest first. Given-up rounds count, and whatever unit and register: a draw that a reader may not open is one
 * she must know of all the same. No case is told of. They are
 * - those on the same frame, whenever they were made: the same file, or the same case numbers in a file with other
 *   columns, since a seed gives those the same slumptal (`sharedCases` is null);
 * - those on another frame that has at least half of the smaller frame's case numbers in common with this one, made from
 *   the same upload or at about the same time: at most 60 days before this frame was frozen, or frozen at most 60 days
 *   after its last draw. Half, since a frame must then be of another population to go untold; of the smaller, since
 *   adding cases would otherwise hide a trial as well as leaving them out does.
 */
export function listDrawsOnSameFrame(db: Reader, roundId: RoundId) {
  const missing = db
    .select({ one: sql`1` })
    .from(ours)
    .where(and(eq(ours.roundId, own.roundId), eq(ours.key, theirs.key)));
  const different = db
    .select({ one: sql`1` })
    .from(theirs)
    .where(and(eq(theirs.roundId, frames.roundId), notExists(missing)));
  const isSame = and(
    eq(frames.size, own.size),
    or(
      eq(frames.fingerprint, own.fingerprint),
      eq(frames.keysFingerprint, own.keysFingerprint),
      // Frames frozen before there was one are compared case by case.
      and(or(isNull(frames.keysFingerprint), isNull(own.keysFingerprint)), notExists(different)),
    ),
  );
  const lastDrawnAt = sql`(SELECT max(drawn_at) FROM draws AS mine WHERE mine.round_id = ${own.roundId})`;
  const isNear = sql`(${frames.importId} = ${own.importId} OR (
    ${draws.drawnAt} >= ${daysFrom(own.frozenAt, -DAYS_APART)}
    AND (${lastDrawnAt} IS NULL OR ${frames.frozenAt} <= ${daysFrom(lastDrawnAt, DAYS_APART)})))`;
  const found = db
    .select({
      roundId: frames.roundId,
      size: frames.size,
      ownSize: own.size,
      isSame: sql`coalesce(${isSame}, 0)`.mapWith(Boolean),
      told: {
        controlName: controls.name,
        roundName: rounds.name,
        number: draws.number,
        seedOrigin: draws.seedOrigin,
        drawnAt: draws.drawnAt,
        isFinalised: isNotNull(rounds.finalisedAt).mapWith(Boolean),
      },
    })
    .from(own)
    .innerJoin(frames, ne(frames.roundId, own.roundId))
    .innerJoin(draws, eq(draws.roundId, frames.roundId))
    .innerJoin(rounds, eq(rounds.id, draws.roundId))
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .where(and(eq(own.roundId, roundId), or(isSame, isNear)))
    .orderBy(asc(draws.drawnAt), asc(draws.id))
    .all();
  type Told = (typeof found)[number]['told'] & { sharedCases: { count: number; of: number } | null };
  const shared = new Map<RoundId, number>();
  return found.flatMap(({ roundId: otherId, size, ownSize, isSame: hasSameCases, told }): Told[] => {
    if (hasSameCases) return [{ ...told, sharedCases: null }];
    const count = shared.get(otherId) ?? countSharedCases(db, roundId, otherId);
    shared.set(otherId, count);
    const isShared = count > 0 && 2 * count >= Math.min(size, ownSize);
    return isShared ? [{ ...told, sharedCases: { count, of: ownSize } }] : [];
  });
}

/** Case numbers that stand in both frames. INTERSECT walks the two by their index, 25 ms for 100,000 and 100,000. */
function countSharedCases(db: Reader, first: RoundId, second: RoundId): number {
  const [row] = db.all<{ count: number }>(sql`
    SELECT count(*) AS count FROM (
      SELECT ${frameCases.key} FROM ${frameCases} WHERE ${frameCases.roundId} = ${first}
      INTERSECT SELECT ${frameCases.key} FROM ${frameCases} WHERE ${frameCases.roundId} = ${second})`);
  return row?.count ?? 0;
}
