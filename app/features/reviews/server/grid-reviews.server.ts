import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { isAnsweredBySeveral } from '#app/features/controls/domain/review-procedure.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { canReview } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import {
  type AnswerWithRevision,
  findGridRound,
  listAnswersWithRevision,
  listOwnReviewsOfRound,
  type OwnReview,
} from '#db/queries/review-grid.server.ts';
import { mayReview, reviewReachOf } from './review-access.server.ts';

export type GridReview = OwnReview & { canWrite: boolean };

export interface OwnGrid {
  round: NonNullable<ReturnType<typeof findGridRound>>;
  definition: ChecklistDefinition;
  reviews: GridReview[];
}

/**
 * The actor's own reviews of a round, as she may open them one by one; undefined when she has none. Where several answer
 * each case these are her own answers, never those of another and never what they agree on.
 */
export function readOwnGrid(db: Reader, actor: Actor, roundId: RoundId): OwnGrid | undefined {
  const round = findGridRound(db, roundId);
  if (!round) return undefined;
  const isHers = isAnsweredBySeveral(procedureOf(round))
    ? ({ slot }: OwnReview) => slot > 0
    : ({ slot }: OwnReview) => slot === 0;
  const may = onceEachKind((review: OwnReview) => {
    const facts = {
      ...review,
      roundUnitId: round.unitId,
      roundState: round.state,
      procedure: round.procedure,
      reviewerId: actor.personId,
      // A case that is reserved for others is not among her own work.
      reservedFor: null,
    };
    return { read: mayReview(actor, 'review.read', facts), write: mayReview(actor, 'review.write', facts) };
  });
  const reviews = listOwnReviewsOfRound(db, reviewReachOf(actor), roundId)
    .filter(isHers)
    .filter((review) => may(review).read)
    .map((review): GridReview => {
      const isOpen = round.state === 'reviewing' && canReview(review.state, 'answer');
      return Object.assign(review, { canWrite: isOpen && may(review).write });
    });
  if (reviews.length === 0) return undefined;
  const version = readChecklistVersion(db, round.checklistVersionId);
  if (!version) throw new Error(`Round ${roundId} has no checklist version.`);
  return { round, definition: version.definition, reviews };
}

/** Worked out once for all reviews that are alike in what decides: thousands of cases have few units and case workers. */
function onceEachKind<T>(decide: (review: OwnReview) => T): (review: OwnReview) => T {
  const decided = new Map<string, T>();
  return (review) => {
    const kind = JSON.stringify([review.slot, review.unitId, review.caseWorker, review.coWorker]);
    const known = decided.get(kind) ?? decide(review);
    decided.set(kind, known);
    return known;
  };
}

/** The stored answers of the reviews, by review. */
export function answersByReview(
  db: Reader,
  reviewIds: readonly ReviewId[],
): Map<ReviewId, AnswerWithRevision[]> {
  const byReview = new Map<ReviewId, AnswerWithRevision[]>(reviewIds.map((id) => [id, []]));
  for (const answer of listAnswersWithRevision(db, reviewIds)) byReview.get(answer.reviewId)?.push(answer);
  return byReview;
}
