import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { acceptAnswer } from '#app/features/checklists/domain/accept-answer.ts';
import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import { answerFields, type FullAnswer } from '#app/features/checklists/domain/answers.ts';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { answerOf, storedValue } from '#app/features/checklists/domain/stored-answer.ts';
import type { GivenAnswer } from '#app/features/reviews/domain/given-answer.ts';
import { holdsPersonalNumber } from '#app/features/reviews/domain/number-in-answer.ts';
import { questionAt } from '#app/features/reviews/domain/prepare-answer.ts';
import { readContent } from '#app/features/reviews/domain/read-content.ts';
import { canReview, nextReviewState } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { ChecklistVersionId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listAnswersOfReview, writeAnswer } from '#db/queries/answers.server.ts';
import { findReview, type ReviewRow, updateReview } from '#db/queries/reviews.server.ts';
import { type Audited, transact, type Unchanged, type WriteTx } from '#db/transact.server.ts';
import { publishedDefinition } from './published-definition.server.ts';
import { isAgreed, mayReview, reviewReachOf } from './review-access.server.ts';

export type SavedAnswer = { questionKey: string; revision: number; savedAt: string };

/** What somebody else has saved meanwhile, to be shown beside what was just given. */
export type StoredNow = FullAnswer & {
  questionKey: string;
  revision: number;
  savedAt: string;
  savedByName: string;
};

export type SaveRefusal =
  | { kind: 'notFound' }
  | { kind: 'forbidden' }
  | { kind: 'handedIn' }
  | { kind: 'roundClosed' }
  | { kind: 'notAnAnswer' }
  | { kind: 'personalNumber' }
  | { kind: 'conflict'; stored: StoredNow };

export type SaveOutcome = Result<SavedAnswer, SaveRefusal>;

/**
 * Saves one answer over exactly what the person saw. The same answer sent again (a retry after a lost reply) is
 * a success and writes nothing. The value returned means that the answer is on disk.
 */
export function saveAnswer(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
  given: GivenAnswer,
): SaveOutcome {
  const now = services.now();
  const definitionOf = (versionId: ChecklistVersionId) => publishedDefinition(services.db, versionId);
  return transact(services.db, { actorId: actor.personId, now }, (tx) =>
    saveAnswerIn(tx, { actor, now, definitionOf }, reviewId, given),
  );
}

/** Who saves and when. `definitionOf` gives what a version of a checklist asks. */
export type Saving = {
  actor: Actor;
  now: string;
  definitionOf: (versionId: ChecklistVersionId) => ChecklistDefinition | undefined;
  /** The same answer makes a new revision too: something that belongs to it has changed. */
  isNewAnyway?: boolean;
};

/** One answer within a transaction: what became of it, with the entry that tells of it. `roundId`: in this round only. */
export function saveAnswerIn(
  tx: WriteTx,
  { actor, now, definitionOf }: Saving,
  reviewId: ReviewId,
  given: GivenAnswer,
  roundId?: RoundId,
): Audited<SaveOutcome> | Unchanged<SaveOutcome> {
  const found = reviewToAnswer(tx, actor, reviewId, roundId);
  if (!found.ok) return refused(found.error);
  const review = found.value;
  return saveAnswerOf(tx, { actor, now, definitionOf }, review, given);
}

/** The review, for somebody who may answer it now. */
export function reviewToAnswer(
  tx: WriteTx,
  actor: Actor,
  reviewId: ReviewId,
  roundId?: RoundId,
): Result<ReviewRow, SaveRefusal> {
  const found = findReview(tx, reviewReachOf(actor), reviewId);
  const review = roundId === undefined || found?.roundId === roundId ? found : undefined;
  // What several agree on is settled on a page of its own, with a reason.
  const refusal = review && isAgreed(review) ? { kind: 'forbidden' as const } : refusalOf(actor, review);
  return refusal || !review ? err(refusal ?? { kind: 'notFound' }) : ok(review);
}

/** The same for a review that the actor may answer now: `reviewToAnswer` or `refusalOf` has been asked. */
export function saveAnswerOf(
  tx: WriteTx,
  { actor, now, definitionOf, isNewAnyway = false }: Saving,
  review: ReviewRow,
  given: GivenAnswer,
): Audited<SaveOutcome> | Unchanged<SaveOutcome> {
  const definition = definitionOf(review.checklistVersionId);
  const accepted = definition && acceptAnswer(definition, given.questionKey, given);
  if (accepted === undefined || !isReadable(definition, given.questionKey, accepted, review.referenceOn))
    return refused({ kind: 'notAnAnswer' });
  const evidence = given.evidence ?? '';
  const full = { ...given, evidence, option: accepted.option, content: accepted.content ?? '' };
  const isHeld = holdsPersonalNumber(definition && questionAt(definition, given.questionKey), full);
  return write(tx, { actor, now, isNewAnyway, isHeld }, review, full);
}

/** Whether the content is an answer in this round: a day after its reference date may not be. */
export function isReadable(
  definition: ChecklistDefinition | undefined,
  key: string,
  { content = '' }: Given,
  referenceOn: string,
): boolean {
  const question = definition && questionAt(definition, key);
  return question === undefined || readContent(question, content, referenceOn).kind !== 'trouble';
}

function write(
  tx: WriteTx,
  {
    actor,
    now,
    isNewAnyway,
    isHeld,
  }: Pick<Saving, 'actor' | 'now'> & Record<'isNewAnyway' | 'isHeld', boolean>,
  review: ReviewRow,
  given: FullAnswer & Pick<GivenAnswer, 'questionKey' | 'seenRevision'>,
): Audited<SaveOutcome> | Unchanged<SaveOutcome> {
  const { questionKey, reason, comment, evidence, seenRevision } = given;
  const stored = storedAnswer(tx, review.id, questionKey);
  if (stored && isSame(stored, given) && !isNewAnyway) {
    return {
      value: ok({ questionKey, revision: stored.revision, savedAt: stored.savedAt }),
      unchanged: true,
    };
  }
  if (isHeld) return refused({ kind: 'personalNumber' });
  const revision = writeAnswer(
    tx,
    {
      reviewId: review.id,
      questionId: questionKey,
      value: storedValue(given),
      reason,
      comment,
      evidence,
      answeredAt: now,
      answeredById: actor.personId,
    },
    seenRevision,
  );
  if (revision === undefined) {
    return refused(stored ? { kind: 'conflict', stored } : { kind: 'notAnAnswer' });
  }
  const next = nextReviewState(review.state, 'answer');
  if (next.ok && next.value !== review.state) {
    updateReview(tx, review.id, { state: next.value, startedAt: review.startedAt ?? now });
  }
  return {
    value: ok({ questionKey, revision, savedAt: now }),
    audit: [
      {
        action: 'answer.saved',
        entity: 'review',
        entityId: review.id,
        unitId: review.unitId,
        // Which question, never what was answered: the log is read by whoever runs the program.
        detail: { questionId: questionKey, revision },
      },
    ],
  };
}

function refused(refusal: SaveRefusal): Unchanged<SaveOutcome> {
  return { value: err(refusal), unchanged: true };
}

/** Why the actor may not answer the review now; undefined when she may. */
export function refusalOf(actor: Actor, review: ReviewRow | undefined): SaveRefusal | undefined {
  if (!review) return { kind: 'notFound' };
  if (!mayReview(actor, 'review.write', review)) return { kind: 'forbidden' };
  if (review.roundState !== 'reviewing') return { kind: 'roundClosed' };
  return canReview(review.state, 'answer') ? undefined : { kind: 'handedIn' };
}

function storedAnswer(tx: WriteTx, reviewId: ReviewId, questionKey: string): StoredNow | undefined {
  const row = listAnswersOfReview(tx, reviewId).find((answer) => answer.questionId === questionKey);
  if (!row) return undefined;
  return {
    questionKey,
    ...answerOf(row),
    revision: row.revision,
    savedAt: row.answeredAt,
    savedByName: row.answeredByName,
  };
}

function isSame(stored: StoredNow, given: GivenAnswer): boolean {
  return answerFields.every((field) => (stored[field] ?? '') === (given[field] ?? ''));
}
