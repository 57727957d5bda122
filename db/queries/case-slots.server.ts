import { type SQL, sql } from 'drizzle-orm';
import type { PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import type { Reader } from '../client.server.ts';
import { rounds } from '../schema/controls.ts';
import { reviews } from '../schema/reviews.ts';
import { frameCases } from '../schema/sampling.ts';

/**
 * What stands beside a review of a case that several answer each by herself. Each needs `reviews` in the query, those
 * that name the round its `rounds` too, and the one about conflicts its `frameCases`.
 */
const sameCase = sql`one.round_id = ${reviews.roundId} AND one.frame_case_id = ${reviews.frameCaseId}
  AND one.slot > 0 AND one.cancelled_at IS NULL`;

/** How many answer the case each by herself; 0 where one reviewer's answers count. */
export const slotCount: SQL<number> = sql<number>`(SELECT count(*) FROM reviews one WHERE ${sameCase})`;

/** How many of them have not handed in. */
export const slotsOpen: SQL<number> = sql<number>`(SELECT count(*) FROM reviews one WHERE ${sameCase} AND one.state <> 'finished')`;

/** The state of the review that counts, of the same case. */
export const decidingState: SQL<ReviewState | null> = sql<ReviewState | null>`(SELECT one.state FROM reviews one
  WHERE one.round_id = ${reviews.roundId} AND one.frame_case_id = ${reviews.frameCaseId} AND one.slot = 0
  AND one.cancelled_at IS NULL)`;

const holdsOne = (personId: PersonId) =>
  sql`EXISTS (SELECT 1 FROM reviews one WHERE ${sameCase} AND one.reviewer_id = ${personId})`;

/** Whether another has declared a conflict of interest (jäv) about the case since the review was handed in. */
export const isLeftSince: SQL<boolean> =
  sql`EXISTS (SELECT 1 FROM review_assignments given INNER JOIN reviews one ON one.id = given.review_id
    WHERE one.round_id = ${reviews.roundId} AND one.frame_case_id = ${reviews.frameCaseId}
    AND one.id <> ${reviews.id} AND given.end_reason = 'conflictOfInterest'
    AND given.ended_at >= ${reviews.finishedAt})`.mapWith(Boolean);

/** Whether the person answers the case as one of several. */
export const isOneOfSeveral = (personId: PersonId): SQL<boolean> =>
  sql`${holdsOne(personId)}`.mapWith(Boolean);

/** Whether the person has declared a conflict of interest (jäv) in any review of the case, in any round. */
export const isInConflict = (personId: PersonId): SQL<boolean> =>
  // From what she has declared, by an index of its own: a case may have been in a frame every year, and she a reviewer.
  sql`EXISTS (SELECT 1 FROM review_assignments given CROSS JOIN reviews had ON had.id = given.review_id
    CROSS JOIN frame_cases same ON same.id = had.frame_case_id
    WHERE given.person_id = ${personId} AND given.end_reason = 'conflictOfInterest'
    AND same.case_id = ${frameCases.caseId})`.mapWith(Boolean);

// What one answers to a vignette stays hers also when all are in: the spread shows it without names.
const isBlindAndOpen = sql`${reviews.slot} > 0 AND (json_extract(${rounds.procedure}, '$.reviewersPerCase') = 'everyone'
  OR coalesce(json_extract(${rounds.procedure}, '$.isBlind'), 0) = 1 AND ${slotsOpen} > 0)`;

/** What another answers blind is nobody's to see before all reviewers of the case have handed in. */
export const isBlindFor = (personId: PersonId): SQL =>
  sql`(${isBlindAndOpen} AND ${reviews.reviewerId} IS NOT ${personId})`;

/** The person answered the case herself, all have handed in, and they may now see what each has answered; not after jäv. */
export const isSharedWith = (personId: PersonId): SQL =>
  sql`(${slotsOpen} = 0 AND ${holdsOne(personId)} AND NOT ${isInConflict(personId)}
    AND coalesce(json_extract(${rounds.procedure}, '$.reviewersPerCase'), 1) <> 'everyone')`;

/**
 * Which of the reviews are answered blind in a case where somebody has not handed in, or were put aside while they were:
 * then nobody ever does.
 */
export function findBlindReviews(db: Reader, reviewIds: readonly ReviewId[]): Set<ReviewId> {
  const rows = db
    .select({ id: reviews.id })
    .from(reviews)
    .innerJoin(rounds, sql`${rounds.id} = ${reviews.roundId}`)
    .where(
      sql`${reviews.id} IN (SELECT value FROM json_each(${JSON.stringify(reviewIds)})) AND (${isBlindAndOpen}
        OR ${reviews.slot} > 0 AND ${reviews.cancelledAt} IS NOT NULL AND json_extract(${rounds.procedure}, '$.isBlind') = 1)`,
    )
    .all();
  return new Set(rows.map(({ id }) => id));
}
