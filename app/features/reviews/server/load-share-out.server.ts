import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { roundTitle } from '#app/features/controls/domain/on-cause.ts';
import type { ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import { peopleAround } from '#app/features/controls/server/control-units.server.ts';
import { logRoundRead } from '#app/features/controls/server/log-round-read.server.ts';
import { beginsAnew } from '#app/features/reviews/domain/open-seats.ts';
import type { ShareProblem } from '#app/features/reviews/domain/share-problem.ts';
import type { PersonId, ReviewId, RoundId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { listReviewsOfRound } from '#db/queries/reviews.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { type OwnCaseDoubts, ownCaseDoubts } from './own-case-doubts.server.ts';
import { planShares, problemOf } from './plan-shares.server.ts';
import { loadRoundToShare, type RoundToShare } from './round-to-share.server.ts';
import { isSharable } from './share-out-reviews.server.ts';

export interface ShareOutPage {
  round: { id: RoundId; name: string; dueOn: string };
  procedure: ReviewProcedure;
  /** The units that the procedure speaks of. */
  unitNames: { id: UnitId; name: string }[];
  isSharedByHand: boolean;
  isEveryone: boolean;
  /** Answered blind: what is begun is begun anew by whoever takes over. */
  beginsAnew: boolean;
  /** Cases that lack reviewers, one or several. */
  waitingCount: number;
  /** The reviews that would be given out. */
  reviewCount: number;
  /** Cases that have a reviewer who may no longer review. */
  strandedCount: number;
  /** What keeps the cases from being shared out, apart from the state of the round. */
  problem: ShareProblem | null;
  reviewers: {
    personId: PersonId;
    name: string;
    load: number;
    willGet: number;
    /** What she has that is not handed in and could go to others. */
    unfinished: number;
    isUnknownName: boolean;
  }[];
  /** Where groups look at each other's cases: who may have those of each unit; otherwise empty. */
  across: { unitName: string; caseCount: number; reviewerNames: string[] }[];
  given: {
    reviewId: ReviewId;
    caseKey: string;
    reviewerName: string | null;
    state: ReviewState;
    isStranded: boolean;
  }[];
  ownCases: OwnCaseDoubts;
  isPossible: boolean;
}

/** How the reviews would be shared out, and who has which now: logged as read once there are case numbers to show. */
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
  const toShare = loadRoundToShare(db, scope, round, now);
  const { procedure, first, reviewers, cases } = toShare;
  const plan = planShares(toShare);
  const { planned, lacking, outside, putAside } = plan;
  const stranded = new Set([
    ...planned.flatMap(({ reviewId, strandedWithId }) => (strandedWithId === null ? [] : [reviewId])),
    ...putAside,
  ]);
  const waiting = new Set([...[...planned, ...lacking].map(({ key }) => key), ...outside]);
  const { doubts, isUnknownName } = ownCaseDoubts(services, actor, scope, round);
  // Whoever only leads or stands outside has no cases of her own to be kept from.
  const handlesCases = new Set(peopleAround(db, round.unitId, ['reviewer'], now).map(({ id }) => id));
  const isEveryone = procedure.reviewersPerCase === 'everyone';
  const unfinished = cases.flatMap(({ held }) =>
    held.flatMap(({ holderId, isFinished }) =>
      isEveryone || isFinished || holderId === null ? [] : [holderId],
    ),
  );
  const names = new Map(listUnits(db).map(({ id, name }) => [id, name]));
  const nameOf = (unitId: UnitId) => names.get(unitId);
  const given = listReviewsOfRound(db, scope, roundId).filter(({ slot }) => slot >= first);
  if (given.length > 0) logRoundRead(services, actor, round, 'shareOut');
  return ok({
    round: { id: round.id, name: roundTitle(round), dueOn: round.dueOn },
    procedure,
    unitNames: crossedUnits(procedure).map((id) => ({ id, name: nameOf(id) ?? '' })),
    isSharedByHand: procedure.sharing.kind === 'byHand',
    isEveryone,
    beginsAnew: beginsAnew(procedure, first),
    waitingCount: waiting.size,
    reviewCount: planned.length,
    strandedCount: stranded.size,
    problem: problemOf(plan, procedure) ?? null,
    reviewers: reviewers.map((person) => ({
      personId: person.personId,
      name: person.displayName,
      load: person.load,
      willGet: planned.filter((share) => share.reviewerId === person.personId).length,
      unfinished: unfinished.filter((holderId) => holderId === person.personId).length,
      isUnknownName: handlesCases.has(person.personId) && isUnknownName(person),
    })),
    across: acrossInWords(toShare, nameOf),
    given: given.map(({ id, caseKey, reviewerName, state }) => ({
      reviewId: id,
      caseKey,
      reviewerName,
      state,
      isStranded: stranded.has(id),
    })),
    ownCases: doubts,
    isPossible: isSharable(round),
  });
}

function crossedUnits({ sharing }: ReviewProcedure): UnitId[] {
  if (sharing.kind !== 'crossing') return [];
  return [...new Set(sharing.pairs.flatMap(({ reviewersOf, casesOf }) => [reviewersOf, casesOf]))];
}

function acrossInWords(
  { procedure, reviewers, crossing, cases }: RoundToShare,
  nameOf: (unitId: UnitId) => string | undefined,
): ShareOutPage['across'] {
  if (procedure.sharing.kind !== 'crossing') return [];
  const counts = new Map<UnitId, number>();
  for (const { unitId } of cases) counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
  return [...counts]
    .map(([unitId, caseCount]) => ({
      unitName: nameOf(unitId) ?? '',
      caseCount,
      reviewerNames: reviewers
        .filter(({ personId }) => crossing.crossedTo(unitId)?.includes(personId))
        .map(({ displayName }) => displayName),
    }))
    .sort((a, b) => swedishCollator.compare(a.unitName, b.unitName));
}
