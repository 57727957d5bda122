import { answersIn, type DeviationDraft, WHOLE_CASE } from '#app/features/checklists/domain/findings.ts';
import {
  isCorrectedByHistory,
  isTakenUpByHistory,
  toldByLinked,
  toldDescription,
} from '#app/features/deviations/domain/deviation-events.ts';
import {
  type DeviationStep,
  type ExistingDeviation,
  type ExistingLink,
  planDeviations,
} from '#app/features/deviations/domain/plan-deviations.ts';
import type { DeviationId } from '#app/shared/domain/ids.ts';
import { listActionsOfDeviation } from '#db/queries/actions.server.ts';
import { countLinksTo, listDeviationLinks } from '#db/queries/deviation-writes.server.ts';
import {
  listDeviationEvents,
  listDeviationsOfReview,
  listOpenDeviationsOfCase,
} from '#db/queries/deviations.server.ts';
import { listHandoversOf } from '#db/queries/handovers.server.ts';
import { findLexSarahMatter } from '#db/queries/lex-sarah.server.ts';
import type { ReviewRow } from '#db/queries/reviews.server.ts';
import type { WriteTx } from '#db/transact.server.ts';

/** Reads what the plan of a hand-in depends on, inside its transaction, and plans. */
export function stepsForHandIn(
  tx: WriteTx,
  review: ReviewRow,
  drafts: readonly DeviationDraft[],
  answers: readonly { questionId: string; answeredAt: string }[],
): DeviationStep[] {
  const isAnsweredAfter = (questionId: string, closedAt: string | null) => {
    const draft = drafts.find(({ questionKey }) => questionKey === questionId);
    const keys = draft ? answersIn(draft) : [questionId];
    return (
      closedAt !== null && answers.some((one) => keys.includes(one.questionId) && one.answeredAt > closedAt)
    );
  };
  const existing = listDeviationsOfReview(tx, review.id).map(
    ({ id, questionId, state, title, description, severity, closedAt }): ExistingDeviation => ({
      id,
      questionKey: questionId,
      state,
      title,
      description,
      severity,
      toldDescription: toldDescription(listDeviationEvents(tx, id), description),
      isCorrected: isCorrected(tx, id),
      isLinked: countLinksTo(tx, id) > 0,
      isTakenUp: isTakenUp(tx, id),
      isAnsweredAfterClosing: isAnsweredAfter(questionId, closedAt),
    }),
  );
  const links = listDeviationLinks(tx, review.id).map(
    ({ questionId, deviationId, state, closedAt }): ExistingLink => ({
      questionKey: questionId,
      deviationId,
      state,
      toldDescription: toldByLinked(listDeviationEvents(tx, deviationId), review.roundName),
      isAnsweredAfterClosing: isAnsweredAfter(questionId, closedAt),
      isLastReason:
        state === 'new' &&
        isCorrected(tx, deviationId) &&
        countLinksTo(tx, deviationId) === 1 &&
        !isTakenUp(tx, deviationId),
    }),
  );
  const elsewhere = listOpenDeviationsOfCase(tx, review.caseId, review.id)
    // What another control found in the case as a whole is something else.
    .filter(({ questionId, controlId }) => questionId !== WHOLE_CASE || controlId === review.controlId)
    .map(({ id, questionId }) => ({ id, questionKey: questionId }));
  return planDeviations(drafts, existing, links, elsewhere);
}

function isCorrected(tx: WriteTx, deviationId: DeviationId): boolean {
  return isCorrectedByHistory(listDeviationEvents(tx, deviationId).map(({ kind }) => kind));
}

/** A deviation somebody has begun to handle is never withdrawn by itself (domain.md §4.5), and new ones may be begun with. */
function isTakenUp(tx: WriteTx, deviationId: DeviationId): boolean {
  return (
    isTakenUpByHistory(listDeviationEvents(tx, deviationId).map(({ kind }) => kind)) ||
    listActionsOfDeviation(tx, deviationId).some(({ state }) => state !== 'dropped') ||
    listHandoversOf(tx, deviationId).length > 0 ||
    findLexSarahMatter(tx, deviationId) !== undefined
  );
}
