import { isOwnCase } from '#app/features/accounts/domain/own-case.ts';
import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import type { ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import { isOpen } from '#app/features/controls/domain/round-lifecycle.ts';
import { peopleAround } from '#app/features/controls/server/control-units.server.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { firstSlot } from '#app/features/reviews/domain/open-seats.ts';
import type { PersonId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findFrame, listCaseWorkersOfFrame } from '#db/queries/frames.server.ts';
import { listReviewsOfRound } from '#db/queries/reviews.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { planShares } from './plan-shares.server.ts';

export interface ShareOutPage {
  round: { id: RoundId; name: string; dueOn: string };
  procedure: ReviewProcedure;
  /** Cases that lack reviewers, one or several. */
  waitingCount: number;
  /** Those of them that have a reviewer who may no longer review. */
  strandedCount: number;
  /** Drawn cases that too few of the reviewers may have, and how many are missing. */
  lacking: { key: string; missing: number }[];
  reviewers: { personId: PersonId; name: string; load: number; willGet: number; isUnknownName: boolean }[];
  given: {
    reviewId: ReviewId;
    caseKey: string;
    reviewerName: string | null;
    state: ReviewState;
    isStranded: boolean;
  }[];
  /** The frozen frame names no handläggare at all: nobody can be kept from a case of her own. */
  lacksCaseWorkers: boolean;
  isPossible: boolean;
}

/** How the reviews would be shared out, and who has which now. */
export function loadShareOut(
  services: Services,
  actor: Actor,
  roundId: RoundId,
): Result<ShareOutPage, 'notFound' | 'forbidden'> {
  const { db } = services;
  const round = findRound(db, roundId);
  if (!round) return err('notFound');
  if (!may(actor, 'review.assign', { unitId: round.unitId })) return err('forbidden');
  const scope = scopeOf(actor, 'review.assign');
  const now = services.now();
  const { planned, lacking, putAside, reviewers } = planShares(db, scope, roundId, now);
  const stranded = new Set([
    ...planned.flatMap(({ reviewId, strandedWithId }) => (strandedWithId === null ? [] : [reviewId])),
    ...putAside,
  ]);
  const procedure = procedureOf(round);
  const waiting = new Set([...planned, ...lacking].map(({ key }) => key));
  const hasFrame = findFrame(db, roundId) !== undefined;
  const caseWorkers = listCaseWorkersOfFrame(db, scope, roundId);
  // Whoever only leads or stands outside has no cases of her own to be kept from.
  const handlesCases = new Set(peopleAround(db, round.unitId, ['reviewer'], now).map(({ id }) => id));
  const willGet = (personId: PersonId) => planned.filter((share) => share.reviewerId === personId).length;
  return ok({
    round: { id: round.id, name: round.name, dueOn: round.dueOn },
    procedure,
    waitingCount: waiting.size,
    strandedCount: stranded.size,
    lacking,
    reviewers: reviewers.map((person) => ({
      personId: person.personId,
      name: person.displayName,
      load: person.load,
      willGet: willGet(person.personId),
      isUnknownName:
        caseWorkers.length > 0 &&
        handlesCases.has(person.personId) &&
        !caseWorkers.some((cells) => isOwnCase(person, cells)),
    })),
    given: listReviewsOfRound(db, scope, roundId)
      .filter(({ slot }) => slot >= firstSlot(procedure))
      .map(({ id, caseKey, reviewerName, state }) => ({
        reviewId: id,
        caseKey,
        reviewerName,
        state,
        isStranded: stranded.has(id),
      })),
    lacksCaseWorkers: hasFrame && caseWorkers.length === 0,
    isPossible: round.abortedAt === null && isOpen(round.state, 'assignReviews'),
  });
}
