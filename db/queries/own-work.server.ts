import { and, desc, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { units } from '../schema/accounts.ts';
import { controls, rounds } from '../schema/controls.ts';
import { answers, reviewComments, reviews } from '../schema/reviews.ts';
import { frameCases, frames } from '../schema/sampling.ts';
import { vignettes } from '../schema/vignettes.ts';
import { isOwnWork, type ReviewReach } from './reviews.server.ts';
import { roundTitle } from './round-title.server.ts';

// A list of states, and not all but one: only so does the index leave out what was handed in through the years.
const isOpen = inArray(reviews.state, ['assigned', 'started', 'reopened']);

/** The review is in one of the few rounds that go on: found by the rounds, not by all the person has ever reviewed. */
const isInOpenRound = sql`${reviews.roundId} IN (SELECT id FROM ${rounds} WHERE state IN ('planned', 'frozen', 'drawn', 'reviewing'))`;

// What several agree on is in a list of its own, until it is sent back to whoever handed it in.
const isAgreedOn = sql`(${reviews.slot} = 0 AND coalesce(json_extract(${rounds.procedure}, '$.reviewersPerCase'), 1) <> 1)`;
const isOwnAnswer = sql`(NOT ${isAgreedOn} OR ${reviews.approval} IS 'returned')`;

// "Vinjett 1" says nothing by itself: the heading that its leader gave it stands beside.
const caseName = sql<string>`coalesce((SELECT ${frameCases.key} || ', ' || ${vignettes.title} FROM ${vignettes}
  WHERE ${vignettes.caseId} = ${frameCases.caseId}), ${frameCases.key})`;

/** The person's own reviews in rounds that are not finalised; without a condition all of them. */
const own = (reach: ReviewReach, where?: SQL) =>
  and(eq(reviews.reviewerId, reach.personId), isNull(reviews.cancelledAt), isOwnWork(reach), where);

/**
 * The rounds a person has reviews in, by due date, with how many she answers by herself and has handed in; what several
 * agree on is counted apart.
 */
export function listRoundsOfReviewer(db: Reader, reach: ReviewReach) {
  return db
    .select({
      roundId: rounds.id,
      roundName: roundTitle,
      controlName: controls.name,
      dueOn: rounds.dueOn,
      referenceOn: rounds.referenceOn,
      procedure: rounds.procedure,
      checklistVersionId: rounds.checklistVersionId,
      columns: frames.columns,
      total: sql<number>`count(CASE WHEN ${isOwnAnswer} THEN 1 END)`,
      finished: sql<number>`count(CASE WHEN ${isOwnAnswer} AND ${reviews.state} = 'finished' THEN 1 END)`,
      agreed: sql<number>`count(CASE WHEN ${isAgreedOn} AND ${reviews.state} = 'finished' THEN 1 END)`,
      /** The last of her own answers in a review that is not handed in; null before the first. */
      touchedAt: sql<string | null>`max((SELECT max(${answers.answeredAt}) FROM ${answers}
        WHERE ${answers.reviewId} = ${reviews.id} AND ${reviews.state} <> 'finished'
          AND ${answers.answeredById} = ${reach.personId}))`,
    })
    .from(reviews)
    .innerJoin(rounds, eq(rounds.id, reviews.roundId))
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .innerJoin(frames, eq(frames.roundId, rounds.id))
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .where(own(reach, isInOpenRound))
    .groupBy(rounds.id)
    .orderBy(rounds.dueOn, rounds.id)
    .all();
}

const itemColumns = {
  id: reviews.id,
  slot: reviews.slot,
  state: reviews.state,
  approval: reviews.approval,
  startedAt: reviews.startedAt,
  caseKey: caseName,
  unitName: units.name,
  values: frameCases.values,
  openComments: sql<number>`(SELECT count(*) FROM ${reviewComments}
    WHERE ${reviewComments.reviewId} = ${reviews.id} AND ${reviewComments.replyToId} IS NULL
      AND ${reviewComments.resolvedAt} IS NULL)`,
};

/** A person's reviews in one round that are not handed in: those sent back first, then in drawing order. */
export function listOwnOpenReviews(
  db: Reader,
  reach: ReviewReach,
  roundId: RoundId,
  { limit, offset }: { limit: number; offset: number },
) {
  return db
    .select(itemColumns)
    .from(reviews)
    .innerJoin(rounds, eq(rounds.id, reviews.roundId))
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .innerJoin(units, eq(units.id, frameCases.unitId))
    .where(own(reach, and(eq(reviews.roundId, roundId), isOpen, isOwnAnswer)))
    .orderBy(sql`${reviews.approval} IS NOT 'returned'`, reviews.id)
    .limit(limit)
    .offset(offset)
    .all();
}

export type OwnOpenReview = ReturnType<typeof listOwnOpenReviews>[number];

/** The review of a round where the person answered last, else the first that she has not handed in. */
export function findReviewToResume(
  db: Reader,
  reach: ReviewReach,
  roundId: RoundId,
): OwnOpenReview | undefined {
  const lastAnswered = sql`(SELECT max(${answers.answeredAt}) FROM ${answers}
    WHERE ${answers.reviewId} = ${reviews.id} AND ${answers.answeredById} = ${reach.personId})`;
  return db
    .select(itemColumns)
    .from(reviews)
    .innerJoin(rounds, eq(rounds.id, reviews.roundId))
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .innerJoin(units, eq(units.id, frameCases.unitId))
    .where(own(reach, and(eq(reviews.roundId, roundId), isOpen, isOwnAnswer)))
    .orderBy(desc(lastAnswered), reviews.id)
    .limit(1)
    .get();
}

/** What the person has handed in, in rounds that are not finalised; the newest first. */
export function listOwnHandedIn(
  db: Reader,
  reach: ReviewReach,
  { limit, offset }: { limit: number; offset: number },
) {
  return db
    .select({
      id: reviews.id,
      isAgreed: sql<boolean>`${isAgreedOn}`.mapWith(Boolean),
      approval: reviews.approval,
      finishedAt: reviews.finishedAt,
      caseKey: caseName,
      roundName: roundTitle,
      controlName: controls.name,
    })
    .from(reviews)
    .innerJoin(rounds, eq(rounds.id, reviews.roundId))
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .where(own(reach, and(isInOpenRound, eq(reviews.state, 'finished'))))
    .orderBy(desc(reviews.finishedAt), desc(reviews.id))
    .limit(limit)
    .offset(offset)
    .all();
}

/** The first of the person's reviews that is not handed in, by due date and drawing order, besides this one. */
export function findNextOwnReview(db: Reader, reach: ReviewReach, besides: ReviewId) {
  return db
    .select({ reviewId: reviews.id, caseKey: caseName })
    .from(reviews)
    .innerJoin(rounds, eq(rounds.id, reviews.roundId))
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .where(own(reach, and(isOpen, isOwnAnswer, ne(reviews.id, besides))))
    .orderBy(rounds.dueOn, rounds.id, reviews.id)
    .limit(1)
    .get();
}
