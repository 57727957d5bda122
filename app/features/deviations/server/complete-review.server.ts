import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { nextApproval } from '#app/features/reviews/domain/approval-lifecycle.ts';
import { nextReviewState } from '#app/features/reviews/domain/review-lifecycle.ts';
import { evaluateStored } from '#app/features/reviews/server/evaluate-stored.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { type ReviewRow, updateReview } from '#db/queries/reviews.server.ts';
import { insertRoundEvent } from '#db/queries/rounds.server.ts';
import { findVignetteRound, listAnswering } from '#db/queries/vignette-rounds.server.ts';
import type { AuditEntry, WriteTx } from '#db/transact.server.ts';
import { applyDeviationSteps } from './apply-deviation-steps.server.ts';
import { stepsForHandIn } from './steps-for-hand-in.server.ts';

type By = { personId: PersonId; now: string };
type Told = readonly [AuditEntry, ...AuditEntry[]];

/**
 * Hands a review in, inside the transaction that read it: possible exactly when everything that applies is answered.
 * Only the review that counts (slot 0) has consequences: deviations at once, or, where the round asks for approval, when
 * it is approved. Returns what to tell the audit log.
 */
export function completeReview(
  tx: WriteTx,
  review: ReviewRow,
  by: By,
): Result<Told, 'notPossible' | 'incomplete'> {
  const next = nextReviewState(review.state, 'handIn');
  if (!next.ok || review.roundState !== 'reviewing') return err('notPossible');
  const { evaluation } = evaluated(tx, review);
  if (!evaluation.isComplete) return err('incomplete');
  const needsApproval = review.slot === 0 && procedureOf(review).needsApproval;
  const approval = needsApproval ? nextApproval(review.approval, 'handIn') : ok(null);
  if (!approval.ok) return approval;
  updateReview(tx, review.id, {
    state: next.value,
    approval: approval.value,
    finishedAt: by.now,
    startedAt: review.startedAt ?? by.now,
  });
  noteAllAnswered(tx, review, by.now);
  const handedIn = {
    action: 'review.handedIn',
    entity: 'review',
    entityId: review.id,
    unitId: review.unitId,
  };
  const makesDeviations = review.slot === 0 && !needsApproval;
  return ok([handedIn, ...(makesDeviations ? settleDeviations(tx, review, by) : [])]);
}

/** The last to answer a vignette lets the group see it: nobody's act, so the round's history names nobody. */
function noteAllAnswered(tx: WriteTx, review: ReviewRow, now: string): void {
  if (review.slot === 0 || procedureOf(review).reviewersPerCase !== 'everyone') return;
  const { roundId } = review;
  if (!findVignetteRound(tx, roundId)) return;
  if (listAnswering(tx, roundId).some(({ given, handedIn }) => given !== handedIn)) return;
  insertRoundEvent(tx, { roundId, kind: 'allAnswered', at: now, byId: null });
}

/** Makes, links, withdraws or takes back the deviations of a review that counts from now on. */
export function settleDeviations(tx: WriteTx, review: ReviewRow, by: By): AuditEntry[] {
  const { evaluation, answers } = evaluated(tx, review);
  const steps = stepsForHandIn(tx, review, evaluation.deviationDrafts, answers);
  return applyDeviationSteps(tx, review, steps, by);
}

function evaluated(tx: WriteTx, review: ReviewRow) {
  const definition = readChecklistVersion(tx, review.checklistVersionId)?.definition;
  if (!definition) throw new Error(`Round ${review.roundId} has no checklist version.`);
  const answers = listAnswersOfReview(tx, review.id);
  return { evaluation: evaluateStored(definition, review, answers), answers };
}
