import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import type { AnswerOption } from '#app/features/checklists/domain/definition.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { PersonId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { type ListedReview, listDecidingReviews } from '#db/queries/reviews.server.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
  type PlacementsControl,
} from './placements-control.ts';

/** Every question of the checklist for placed children; those of a "no" or a missing plan are asked only sometimes. */
const QUESTIONS = [
  'overvagande-i-tid',
  'barnet-till-tals',
  'skal-barnet-inte-hort',
  'vardplan-aktuell',
  'vardplan-synpunkter',
  'genomforandeplan-aktuell',
  'genomforandeplan-uppfoljning',
] as const;
export type QuestionKey = (typeof QUESTIONS)[number];

/** Answers that differ from "yes", by the case's place in the sample, 0–9. */
export type Deviating = Readonly<Record<number, Partial<Record<QuestionKey, AnswerOption>>>>;

/** Two children were not heard: one "nej", one where the document is missing. */
export const TWO_FAULTS: Deviating = {
  0: { 'barnet-till-tals': 'no' },
  3: { 'barnet-till-tals': 'documentMissing' },
};

export type ReviewedRound = PlacementsControl & { roundId: RoundId };

/** A round whose ten reviews are shared out but not begun. */
export async function makeSharedOutRound(services: Services): Promise<ReviewedRound> {
  const made = await makePlacementsControl(services);
  const roundId = drawPlacementsRound(services, made);
  must(shareOutReviews(services, actorOf(services, made.maria), roundId));
  return { ...made, roundId };
}

/** The same with every review handed in, everything "yes" but for `deviating`; `unfinished` places are left alone. */
export async function makeReviewedRound(
  services: Services,
  deviating: Deviating = TWO_FAULTS,
  unfinished: readonly number[] = [],
): Promise<ReviewedRound> {
  const round = await makeSharedOutRound(services);
  for (const [place, review] of reviewsOf(services, round).entries()) {
    if (!unfinished.includes(place)) answerAndHandIn(services, review, deviating[place] ?? {});
  }
  return round;
}

/** Hands in every review of any round, everything "yes". */
export function handInAll(services: Services, managerId: PersonId, roundId: RoundId): void {
  const scope = scopeOf(actorOf(services, managerId), 'round.read');
  for (const review of listDecidingReviews(services.db, scope, roundId)) {
    if (review.state !== 'finished') answerAndHandIn(services, review, {});
  }
}

/** The reviews of the round in the order of the sample. */
export function reviewsOf(services: Services, round: ReviewedRound): ListedReview[] {
  return listDecidingReviews(
    services.db,
    scopeOf(actorOf(services, round.maria), 'round.read'),
    round.roundId,
  );
}

/** Answers everything "yes" but for `deviating`, as its reviewer, and hands it in. */
export function answerAndHandIn(
  services: Services,
  review: ListedReview,
  deviating: Partial<Record<QuestionKey, AnswerOption>>,
): void {
  if (review.reviewerId === null) throw new Error(`${review.caseKey} has no reviewer`);
  const actor = actorOf(services, review.reviewerId);
  for (const questionKey of QUESTIONS) {
    const option = deviating[questionKey] ?? 'yes';
    // The words are asked for only with some answers; given with all they do no harm.
    const given = {
      questionKey,
      option,
      reason: '=Se akten, "sidan" 3',
      comment: 'Intern kommentar',
      seenRevision: 0,
    };
    must(saveAnswer(services, actor, review.id as ReviewId, given));
  }
  must(handInReview(services, actor, review.id));
}
