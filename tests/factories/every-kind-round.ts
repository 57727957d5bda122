import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { ChecklistId, PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findChecklistByKey } from '#db/queries/checklists.server.ts';
import { everyKindChecklist, publishChecklist } from './every-kind-checklist.ts';
import { actorOf, drawPlacementsRound, makePlacementsControl, must } from './placements-control.ts';
import { type ReviewedRound, reviewsOf } from './reviewed-round.ts';

/** A shared-out round of placements that is reviewed with a question of every kind, and its first review. */
export async function makeEveryKindRound(
  services: Services,
): Promise<ReviewedRound & { reviewId: ReviewId; reviewer: PersonId }> {
  const made = await makePlacementsControl(services);
  const checklistId = checklistIn(services);
  const input = { ...made.input, name: 'Alla slags frågor', checklistId };
  const actor = actorOf(services, made.maria);
  const controlId = must(createControl(services, actor, input));
  const roundId = drawPlacementsRound(services, { ...made, controlId });
  must(shareOutReviews(services, actor, roundId));
  const round = { ...made, input, controlId, roundId };
  const [first] = reviewsOf(services, round);
  if (!first || first.reviewerId === null) throw new Error('no review');
  return { ...round, reviewId: first.id, reviewer: first.reviewerId };
}

function checklistIn(services: Services): ChecklistId {
  publishChecklist(services, everyKindChecklist);
  const checklist = findChecklistByKey(services.db, everyKindChecklist.key);
  if (!checklist) throw new Error('the checklist was not published');
  return checklist.id;
}
