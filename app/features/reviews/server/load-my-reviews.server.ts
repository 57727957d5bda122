import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { Evaluation } from '#app/features/checklists/domain/evaluate.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ChecklistVersionId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listAnswersOfReviews } from '#db/queries/answers.server.ts';
import { type ListedReview, listReviewsOfPerson } from '#db/queries/reviews.server.ts';
import { evaluateStored } from './evaluate-stored.server.ts';
import { reviewReachOf } from './review-access.server.ts';

export interface MyReview {
  reviewId: ReviewId;
  caseKey: string;
  unitName: string;
  roundId: RoundId;
  roundName: string;
  controlName: string;
  state: ReviewState;
  dueOn: string;
  isOverdue: boolean;
  answeredCount: number;
  applicableCount: number;
  /** The first question that is not answered, in a review that is begun: where to go on. */
  resumeAt: string | null;
}

/** The person's own reviews in rounds that are going on, by due date, with how far each has come. */
export function listMyReviews(services: Services, actor: Actor): MyReview[] {
  const { db } = services;
  const rows = listReviewsOfPerson(db, reviewReachOf(actor));
  return withProgress(services, rows);
}

/** Those of them that are not handed in: what waits for the person. */
export function reviewsWaitingFor(services: Services, actor: Actor): MyReview[] {
  return listMyReviews(services, actor).filter((review) => review.state !== 'finished');
}

function withProgress(services: Services, rows: readonly ListedReview[]): MyReview[] {
  const today = civilDateInSweden(services.now());
  const ids = rows.map(({ id }) => id);
  const answers = new Map<ReviewId, ReturnType<typeof listAnswersOfReviews>>(ids.map((id) => [id, []]));
  for (const answer of listAnswersOfReviews(services.db, ids)) answers.get(answer.reviewId)?.push(answer);
  const versions = new Map<ChecklistVersionId, ReturnType<typeof readChecklistVersion>>();
  return rows.map((row) => {
    const versionId = row.checklistVersionId;
    if (!versions.has(versionId)) versions.set(versionId, readChecklistVersion(services.db, versionId));
    const definition = versions.get(versionId)?.definition;
    const progress = definition && evaluateStored(definition, row, answers.get(row.id) ?? []);
    return {
      reviewId: row.id,
      caseKey: row.caseKey,
      unitName: row.unitName,
      roundId: row.roundId,
      roundName: row.roundName,
      controlName: row.controlName,
      state: row.state,
      dueOn: row.dueOn,
      isOverdue: row.state !== 'finished' && row.dueOn < today,
      answeredCount: progress?.answeredCount ?? 0,
      applicableCount: progress?.applicableCount ?? 0,
      resumeAt: row.state === 'started' ? firstLacking(progress) : null,
    };
  });
}

function firstLacking(progress: Evaluation | undefined): string | null {
  return progress?.states.find(({ lacks }) => lacks.length > 0)?.key ?? null;
}
