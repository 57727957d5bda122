import { loadMyReviews, type OpenReview } from '#app/features/reviews/server/load-my-reviews.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { actorOf } from './placements-control.ts';

/** The first page of somebody's work list. */
export function workOf(services: Services, personId: PersonId) {
  return loadMyReviews(services, actorOf(services, personId), { roundId: null, page: 1, isHandedIn: false });
}

/** What stands in somebody's work list as not handed in, over all her rounds. */
export function openReviewsOf(services: Services, personId: PersonId): OpenReview[] {
  return workOf(services, personId).rounds.flatMap(({ open }) => open);
}
