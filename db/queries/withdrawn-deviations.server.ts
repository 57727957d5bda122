import { sql } from 'drizzle-orm';
import type { DeviationId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { deviationEvents, deviations } from '../schema/deviations.ts';

/**
 * The deviations of the round that did not stand at that instant, by their history: withdrawn then, or not made yet. What
 * has become of them since changes nothing. Whoever asks has reached the round.
 */
export function listNotStandingAt(db: Reader, roundId: RoundId, at: string): Set<DeviationId> {
  const stateThen = sql`(SELECT ${deviationEvents.toState} FROM ${deviationEvents}
    WHERE ${deviationEvents.deviationId} = ${deviations.id} AND ${deviationEvents.toState} IS NOT NULL
      AND ${deviationEvents.at} <= ${at} ORDER BY ${deviationEvents.id} DESC LIMIT 1)`;
  const rows = db
    .select({ id: deviations.id })
    .from(deviations)
    .where(sql`${deviations.roundId} = ${roundId} AND coalesce(${stateThen}, 'withdrawn') = 'withdrawn'`)
    .all();
  return new Set(rows.map(({ id }) => id));
}
