import { aliasedTable, and, asc, eq, isNotNull, isNull, ne, notExists, or, sql } from 'drizzle-orm';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { controls, rounds } from '../schema/controls.ts';
import { draws, frameCases, frames } from '../schema/sampling.ts';

const own = aliasedTable(frames, 'own');
const theirs = aliasedTable(frameCases, 'theirs');
const ours = aliasedTable(frameCases, 'ours');

/**
 * Every draw in the installation, of other rounds, on the frame of this round, earliest first: the same file, or the
 * same case numbers in a file with other columns, since a seed gives those the same slumptal. In whatever unit: a draw
 * that a reader may not open is one she must know of all the same. No case is told of.
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
  return db
    .select({
      controlName: controls.name,
      roundName: rounds.name,
      number: draws.number,
      seedOrigin: draws.seedOrigin,
      drawnAt: draws.drawnAt,
      isFinalised: isNotNull(rounds.finalisedAt).mapWith(Boolean),
    })
    .from(own)
    .innerJoin(frames, ne(frames.roundId, own.roundId))
    .innerJoin(draws, eq(draws.roundId, frames.roundId))
    .innerJoin(rounds, eq(rounds.id, draws.roundId))
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .where(
      and(
        eq(own.roundId, roundId),
        eq(frames.size, own.size),
        or(
          eq(frames.fingerprint, own.fingerprint),
          eq(frames.keysFingerprint, own.keysFingerprint),
          // Frames frozen before there was one are compared case by case.
          and(or(isNull(frames.keysFingerprint), isNull(own.keysFingerprint)), notExists(different)),
        ),
      ),
    )
    .orderBy(asc(draws.drawnAt), asc(draws.id))
    .all();
}
