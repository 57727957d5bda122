import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { type EveryKindAnswers, everyKindAnswers, TEN_REVIEWS } from './every-kind-answers.ts';
import { makeEveryKindRound } from './every-kind-round.ts';
import { actorOf, must } from './placements-control.ts';
import { type ReviewedRound, reviewsOf } from './reviewed-round.ts';

/** The round with every kind of question, its reviews answered as given and handed in, in the order of the sample. */
export async function makeEveryKindReviewed(
  services: Services,
  given: readonly EveryKindAnswers[] = TEN_REVIEWS,
): Promise<ReviewedRound> {
  const round = await makeEveryKindRound(services);
  for (const [place, review] of reviewsOf(services, round).entries()) {
    const answers = given[place];
    if (answers === undefined) continue;
    if (review.reviewerId === null) throw new Error(`${review.caseKey} has no reviewer`);
    const actor = actorOf(services, review.reviewerId);
    for (const [questionKey, answer] of Object.entries(everyKindAnswers(answers))) {
      must(saveAnswer(services, actor, review.id, { questionKey, seenRevision: 0, ...answer }));
    }
    must(handInReview(services, actor, review.id));
  }
  return round;
}
