import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import { acceptAnswer } from '#app/features/checklists/domain/accept-answer.ts';
import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import type { FullAnswer } from '#app/features/checklists/domain/answers.ts';
import { answerOf } from '#app/features/checklists/domain/stored-answer.ts';
import type { AgreementStep } from '#app/features/reviews/domain/agreement-steps.ts';
import {
  answerOfSlot,
  type Comparison,
  isSameAnswer,
} from '#app/features/reviews/domain/compare-reviewers.ts';
import { holdsPersonalNumber } from '#app/features/reviews/domain/number-in-answer.ts';
import { questionAt } from '#app/features/reviews/domain/prepare-answer.ts';
import type { Settlement } from '#app/features/reviews/domain/settlement.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { LONGEST_TEXT } from '#app/shared/text/as-typed.ts';
import { listAgreedReasons, putAgreedReason } from '#db/queries/agreed-answers.server.ts';
import { findReview, noteHelper, type ReviewRow } from '#db/queries/reviews.server.ts';
import { type AuditEntry, transact } from '#db/transact.server.ts';
import { beginAgreement } from './begin-agreement.server.ts';
import { type Gathered, gatherAgreement } from './gather-agreement.server.ts';
import { isAgreed, reviewReachOf } from './review-access.server.ts';
import { isReadable, refusalOf, type SaveRefusal, saveAnswerOf } from './save-answer.server.ts';

export type SettleRefusal =
  | Exclude<SaveRefusal, { kind: 'conflict' }>
  | { kind: 'tooLong' }
  | { kind: 'choiceMissing' }
  | { kind: 'reasonMissing' }
  | { kind: 'conflict'; stored: FullAnswer; agreedReason: string; savedByName: string; savedAt: string };

/** Where to go on: the next question that is not settled, from the first again after the last. */
interface Settled {
  nextKey: string | null;
}

/**
 * Settles one answer that counts, with the reason in the same transaction. A reason must be given wherever the reviewers
 * answered differently, and wherever the answer departs from what all answered; elsewhere it may. Two people at once: the
 * later is refused and told what was settled. The same sent again is a success that writes nothing.
 */
export function settleAnswer(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
  settlement: Settlement,
): Result<Settled, SettleRefusal> {
  const now = services.now();
  return transact<Result<Settled, SettleRefusal>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (refusal: SettleRefusal) => ({ value: err(refusal), unchanged: true as const });
    const review = findReview(tx, reviewReachOf(actor), reviewId);
    if (!review || !isAgreed(review)) return refuse({ kind: 'notFound' });
    const refusal = refusalOf(actor, review);
    if (refusal && refusal.kind !== 'conflict') return refuse(refusal);
    if (isTooLong(settlement)) return refuse({ kind: 'tooLong' });
    const { questionKey, seenRevision } = settlement;
    const agreedReason = settlement.agreedReason.trim();
    const gathered = gatherAgreement(tx, review);
    const chosen = chosenAnswer(gathered, review, settlement);
    if (!chosen.ok) return refuse(chosen.error);
    const answer = chosen.value;

    const before = settledBefore(gathered, questionKey);
    const reasons = listAgreedReasons(tx, reviewId);
    const reasonBefore = reasons.find(({ questionId }) => questionId === questionKey)?.reason ?? '';
    if (before && isSameWhole(before.answer, answer) && reasonBefore === agreedReason)
      return { value: ok(nextAfter(gathered, questionKey)), unchanged: true as const };
    if (before && before.revision !== seenRevision) {
      const { answer: stored, savedByName, savedAt } = before;
      return refuse({ kind: 'conflict', stored, agreedReason: reasonBefore, savedByName, savedAt });
    }
    const isHeld = holdsPersonalNumber(questionAt(gathered.definition, questionKey), answer);
    if (isHeld || findPersonalNumber(agreedReason) !== undefined) return refuse({ kind: 'personalNumber' });
    const begun = beginAgreement(tx, review, gathered, { personId: actor.personId, now });
    noteHelper(tx, begun.review, { personId: actor.personId, at: now });
    const saving = { actor, now, definitionOf: () => gathered.definition, isNewAnyway: true };
    const saved = saveAnswerOf(tx, saving, begun.review, { ...answer, questionKey, seenRevision });
    // What the person has not seen was found above; anything else rolls back.
    if (!saved.value.ok) throw new Error(`Review ${reviewId}: ${saved.value.error.kind} when settling.`);
    putAgreedReason(tx, {
      ...{ reviewId, questionId: questionKey, reason: agreedReason },
      ...{ agreedAt: now, agreedById: actor.personId },
    });
    const settled: AuditEntry = {
      action: 'agreement.settled',
      entity: 'review',
      entityId: reviewId,
      unitId: review.unitId,
      detail: { questionId: questionKey, hasReason: agreedReason !== '' },
    };
    const next = nextAfter(gatherAgreement(tx, review), questionKey);
    return { value: ok(next), audit: [settled, ...begun.audit, ...('audit' in saved ? saved.audit : [])] };
  });
}

function isTooLong({ choice, agreedReason }: Settlement): boolean {
  const { reason, comment, evidence } = choice?.kind === 'other' ? choice.answer : NO_WORDS;
  return [agreedReason, reason, comment, evidence].some((text) => text.length > LONGEST_TEXT);
}

const NO_WORDS = { reason: '', comment: '', evidence: '' };

function nextAfter({ state }: Gathered, questionKey: string): Settled {
  const at = state.steps.findIndex(({ key }) => key === questionKey);
  const inTurn = [...state.steps.slice(at + 1), ...state.steps.slice(0, at)];
  return { nextKey: inTurn.find(({ isSettled }) => !isSettled)?.key ?? null };
}

/** The answer in its canonical form, with its reason where it needs one. */
function chosenAnswer(
  { definition, state }: Gathered,
  review: ReviewRow,
  { questionKey, choice, agreedReason }: Settlement,
): Result<FullAnswer, SettleRefusal> {
  const step = state.steps.find(({ key }) => key === questionKey);
  if (step === undefined) return err({ kind: 'notAnAnswer' });
  const { comparison } = step;
  const chosen =
    choice?.kind === 'slot' ? comparison && answerOfSlot(comparison, choice.slot) : choice?.answer;
  if (chosen === undefined) return err({ kind: 'choiceMissing' });
  const accepted = acceptAnswer(definition, questionKey, chosen);
  if (accepted === undefined || !isReadable(definition, questionKey, accepted, review.referenceOn))
    return err({ kind: 'notAnAnswer' });
  if (isNothing(accepted, step)) return err({ kind: 'choiceMissing' });
  const answer = { ...chosen, option: accepted.option, content: accepted.content ?? '' };
  const isUnexplained = agreedReason.trim() === '' && isReasonNeeded(comparison, answer);
  return isUnexplained ? err({ kind: 'reasonMissing' }) : ok(answer);
}

/** Nothing given is an answer only where another follows from the rules. */
function isNothing({ option, content = '' }: Given, { state }: AgreementStep): boolean {
  return option === null && content === '' && state?.question.suggestion?.kind !== 'rating';
}

function isReasonNeeded(comparison: Comparison | undefined, answer: FullAnswer): boolean {
  if (comparison?.likeness === 'different') return true;
  const [first] = comparison?.answers ?? [];
  return comparison?.likeness === 'alike' && first !== undefined && !isSameAnswer(first.answer, answer);
}

/** What stands settled; an answer that all gave alike counts as settled once the agreement is begun. */
function settledBefore({ rows }: Gathered, questionKey: string) {
  const row = rows.find(({ questionId }) => questionId === questionKey);
  if (row === undefined) return undefined;
  const { revision, answeredByName: savedByName, answeredAt: savedAt } = row;
  return { answer: answerOf(row), revision, savedByName, savedAt };
}

function isSameWhole(a: FullAnswer, b: FullAnswer): boolean {
  return isSameAnswer(a, b) && a.reason === b.reason && a.comment === b.comment && a.evidence === b.evidence;
}
