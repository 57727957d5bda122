import { and, eq, sql } from 'drizzle-orm';
import type { CaseId, FrameCaseId, PersonId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { answers, reviewAssignments, reviews } from '../schema/reviews.ts';
import { frameCases } from '../schema/sampling.ts';

type ReviewedCase = { roundId: RoundId; frameCaseId: FrameCaseId; caseId: CaseId };

/** Whether the person has ever declared a conflict of interest (jäv) in the case, in this round or another. */
export function hasDeclaredConflict(db: Reader, { caseId }: ReviewedCase, personId: PersonId): boolean {
  const row = db
    .select({ found: sql`1` })
    .from(reviewAssignments)
    .innerJoin(reviews, eq(reviews.id, reviewAssignments.reviewId))
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .where(
      and(
        eq(reviewAssignments.personId, personId),
        eq(reviewAssignments.endReason, 'conflictOfInterest'),
        eq(frameCases.caseId, caseId),
      ),
    )
    .limit(1)
    .get();
  return row !== undefined;
}

/** Whether the person has or has had a hand in the case's answers in the round: reviews it now, or answered something. */
export function hasReviewed(db: Reader, { roundId, frameCaseId }: ReviewedCase, personId: PersonId): boolean {
  const ofCase = and(eq(reviews.roundId, roundId), eq(reviews.frameCaseId, frameCaseId));
  const given = db
    .select({ found: sql`1` })
    .from(reviews)
    .where(and(ofCase, eq(reviews.reviewerId, personId)))
    .limit(1)
    .get();
  if (given) return true;
  const answered = db
    .select({ found: sql`1` })
    .from(answers)
    .innerJoin(reviews, eq(reviews.id, answers.reviewId))
    .where(and(ofCase, eq(answers.answeredById, personId)))
    .limit(1)
    .get();
  return answered !== undefined;
}
