import { isOwnCase } from '#app/features/accounts/domain/own-case.ts';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listCasesToAgree } from '#db/queries/agreed-answers.server.ts';
import { reviewReachOf } from './review-access.server.ts';

/** A case whose reviewers have all handed in, and who are to agree on the answers that count. */
export interface ReadyToAgree {
  /** Of the review that counts; the page is /granskningar/<reviewId>/enas. */
  reviewId: ReviewId;
  caseKey: string;
  unitName: string;
  roundId: RoundId;
  roundName: string;
  controlName: string;
  dueOn: string;
  isOverdue: boolean;
  isBegun: boolean;
  /** Everybody who answered the case, the person among them. */
  reviewerNames: string[];
}

/** What waits for the person to agree on with others, by due date: "Enas om svaren". */
export function listReadyToAgree(services: Services, actor: Actor): ReadyToAgree[] {
  const today = civilDateInSweden(services.now());
  return listCasesToAgree(services.db, reviewReachOf(actor))
    .filter((row) => !isOwnCase(actor, row))
    .filter(({ reservedFor }) => reservedFor === null || reservedFor.includes(actor.personId))
    .map(({ state, reviewerNames, caseWorker: _, coWorker: __, reservedFor: ___, ...row }) => ({
      ...row,
      isOverdue: row.dueOn < today,
      isBegun: state !== 'assigned',
      reviewerNames: JSON.parse(reviewerNames) as string[],
    }));
}
