import { evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import { answerOf } from '#app/features/checklists/domain/stored-answer.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import type { BegunReview } from '#app/features/controls/domain/begun-review.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { findBlindReviews } from '#db/queries/case-slots.server.ts';
import { listReviewsEverOfCase } from '#db/queries/drawn-reviews.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';

/**
 * What had been answered about a case of the round, put aside or not, by all of its reviewers together; null when nothing
 * was. Whoever asks has already reached the round.
 */
export function findBegunReview(db: Reader, roundId: RoundId, frameCaseId: FrameCaseId): BegunReview | null {
  const reviews = listReviewsEverOfCase(db, roundId, frameCaseId);
  const isBlind =
    findBlindReviews(
      db,
      reviews.map(({ id }) => id),
    ).size > 0;
  const begun = reviews.flatMap((review) => {
    const stored = listAnswersOfReview(db, review.id);
    const isHandedIn = review.state === 'finished' || review.state === 'reopened';
    return stored.length > 0 || isHandedIn ? [{ values: review.values, stored, isHandedIn }] : [];
  });
  if (begun.length === 0) return null;
  const isHandedIn = begun.some((review) => review.isHandedIn);
  if (isBlind) return { answerCount: null, faultCount: null, isHandedIn };
  const answerCount = begun.flatMap(({ stored }) => stored).filter(({ value }) => value !== null).length;
  const round = findRound(db, roundId);
  const checklist = round && readChecklistVersion(db, round.checklistVersionId);
  const referenceOn = round?.referenceOn as CivilDate;
  const headers = findFrame(db, roundId)?.columns ?? [];
  // The same fault seen by two reviewers is one fault.
  const faultCounts = begun.map(({ values, stored }) => {
    const columns = Object.fromEntries(
      headers.flatMap(({ header }, position) => (values[position] ? [[header, values[position]]] : [])),
    );
    const answers = Object.fromEntries(stored.map((row) => [row.questionId, answerOf(row)]));
    return checklist
      ? evaluateReview(checklist.definition, { columns, referenceOn }, answers).faults.length
      : 0;
  });
  return { answerCount, faultCount: Math.max(...faultCounts), isHandedIn };
}
