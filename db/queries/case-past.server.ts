import { sql } from 'drizzle-orm';
import type { FrameCaseId, PersonId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';

/** One case of the round alone, or all that are drawn. */
type Which = FrameCaseId | 'drawn';

/**
 * Who has declared a conflict of interest (jäv) in a case of the round's draws, in this round or any other: it is about
 * the case and not about the round. The joins stand in the order they are to be made, each by an index.
 */
export function listConflicts(
  db: Reader,
  roundId: RoundId,
  which: Which,
): { frameCaseId: FrameCaseId; personId: PersonId }[] {
  const wanted =
    which === 'drawn'
      ? sql`SELECT frame_case_id FROM draw_cases WHERE draw_id IN (SELECT id FROM draws WHERE round_id = ${roundId})`
      : sql`SELECT ${which}`;
  return db.all(sql`SELECT DISTINCT here.id AS frameCaseId, given.person_id AS personId
    FROM frame_cases here
    CROSS JOIN frame_cases same ON same.case_id = here.case_id
    CROSS JOIN reviews had ON had.round_id = same.round_id AND had.frame_case_id = same.id
    CROSS JOIN review_assignments given ON given.review_id = had.id
    WHERE here.id IN (${wanted}) AND given.end_reason = 'conflictOfInterest'`);
}

/** Everybody who has ever had or answered a review of the cases in the round, with its slot; those put aside too. */
export function listEverHeld(
  db: Reader,
  roundId: RoundId,
  which: Which,
): { frameCaseId: FrameCaseId; slot: number; personId: PersonId }[] {
  const ofRound = sql`had.round_id = ${roundId} ${which === 'drawn' ? sql`` : sql`AND had.frame_case_id = ${which}`}`;
  return db.all(sql`SELECT had.frame_case_id AS frameCaseId, had.slot, given.person_id AS personId
      FROM reviews had JOIN review_assignments given ON given.review_id = had.id WHERE ${ofRound}
    UNION SELECT had.frame_case_id, had.slot, given.answered_by_id
      FROM reviews had JOIN answers given ON given.review_id = had.id WHERE ${ofRound}
    UNION SELECT had.frame_case_id, had.slot, given.answered_by_id
      FROM reviews had JOIN withdrawn_answers given ON given.review_id = had.id WHERE ${ofRound}`);
}
