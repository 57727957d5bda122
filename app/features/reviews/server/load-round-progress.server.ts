import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { roundTitle } from '#app/features/controls/domain/on-cause.ts';
import { isAnsweredBySeveral } from '#app/features/controls/domain/review-procedure.ts';
import { logRoundRead } from '#app/features/controls/server/log-round-read.server.ts';
import { requireReadableRound } from '#app/features/controls/server/require-round.server.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import {
  isReadyToAgree,
  progressByCase,
  progressByReviewer,
  withoutReviewer,
} from '#app/features/reviews/domain/round-progress.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { listLastReminded } from '#db/queries/reminders.server.ts';
import { listLastAnswered, listProgressOfRound } from '#db/queries/round-progress.server.ts';
import { listReviewerCandidates } from './assign-open-reviews.server.ts';
import { listPeopleToRemind } from './remind-reviewers.server.ts';

const PAGE_SIZE = 50;

/**
 * Who is at what in a round, for those who lead it: never an answer. Reviewers by name, cases in drawing order, those
 * that lack a reviewer first. `page` counts from 1.
 */
export function loadRoundProgress(services: Services, actor: Actor, roundId: RoundId, page = 1) {
  const { db } = services;
  const { round, control } = requireReadableRound(db, actor, roundId);
  const scope = scopeOf(actor, 'round.read');
  const procedure = procedureOf(round);
  const isSeveral = isAnsweredBySeveral(procedure);
  // How a group answers a vignette is shown as spread: there is nothing to agree on.
  const agrees = isSeveral && procedure.reviewersPerCase !== 'everyone';
  const now = services.now();
  const isOngoing = round.state === 'reviewing' && round.abortedAt === null;
  const mayGo = new Set<PersonId>(listReviewerCandidates(db, roundId, now).map(({ personId }) => personId));
  const rows = listProgressOfRound(db, scope, roundId).map((review) => ({
    ...review,
    isStranded:
      isOngoing && review.state !== 'finished' && review.reviewerId !== null && !mayGo.has(review.reviewerId),
  }));
  const isOverdue = isOngoing && round.dueOn < civilDateInSweden(now);
  const mayAssign = may(actor, 'review.assign', { unitId: round.unitId });
  const toRemind = isOngoing && mayAssign ? listPeopleToRemind(db, actor, roundId, now) : [];
  const remindable = new Set(toRemind.map(({ personId }) => personId));
  const lastReminded = listLastReminded(db, roundId);
  const empty = new Set(withoutReviewer(rows, isSeveral).map(({ frameCaseId }) => frameCaseId));
  const byCase = progressByCase(rows, isSeveral).toSorted(
    (a, b) => Number(empty.has(b.frameCaseId)) - Number(empty.has(a.frameCaseId)),
  );
  return {
    round: { id: round.id, name: roundTitle(round), dueOn: round.dueOn, controlName: control.name },
    isOverdue,
    isSeveral,
    agrees,
    needsApproval: procedure.needsApproval,
    reviewers: progressByReviewer(rows, listLastAnswered(db, scope, roundId), swedishCollator.compare, {
      isSeveral,
      agrees,
    }).map(({ latestAt, ...person }) => {
      const left = person.notBegun + person.begun + person.returned;
      const remindedAt = lastReminded.get(person.personId);
      return {
        ...person,
        left,
        overdue: isOverdue ? left : 0,
        latestOn: latestAt === null ? null : civilDateInSweden(latestAt),
        remindedOn: remindedAt === undefined ? null : civilDateInSweden(remindedAt),
        canRemind: remindable.has(person.personId),
      };
    }),
    toAgreeCount: agrees ? byCase.filter(isReadyToAgree).length : 0,
    toApproveCount: rows.filter(({ slot, approval }) => slot === 0 && approval === 'waiting').length,
    cases: byCase
      .slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
      .map((one) => ({ ...one, isReadyToAgree: isReadyToAgree(one) })),
    caseCount: byCase.length,
    emptyCount: empty.size,
    strandedCount: rows.filter(({ isStranded }) => isStranded).length,
    page,
    pageCount: Math.ceil(byCase.length / PAGE_SIZE),
    may: { remindAll: toRemind.length > 1, shareOut: isOngoing && mayAssign },
  };
}

export type RoundProgress = ReturnType<typeof loadRoundProgress>;

/** The page of who is at what, for somebody who opens it: logged as read, since there are case numbers on it. */
export function openRoundProgress(services: Services, actor: Actor, roundId: RoundId, page: number) {
  const { round } = requireReadableRound(services.db, actor, roundId);
  const progress = loadRoundProgress(services, actor, roundId, page);
  logRoundRead(services, actor, round, 'progress');
  return progress;
}
