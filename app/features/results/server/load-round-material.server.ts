import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { Answers } from '#app/features/checklists/domain/answers.ts';
import type { CaseColumns } from '#app/features/checklists/domain/definition.ts';
import { type Evaluation, evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import { answerOf } from '#app/features/checklists/domain/stored-answer.ts';
import {
  type ChecklistVersion,
  readChecklistVersion,
} from '#app/features/checklists/server/read-checklist.server.ts';
import { isSettled } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { FrameCaseId, ReviewId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listAnswersOfRound } from '#db/queries/answers.server.ts';
import { listCurrentSample } from '#db/queries/draws.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import type { RoundWithNames } from '#db/queries/results.server.ts';
import { type ListedReview, listDecidingReviews } from '#db/queries/reviews.server.ts';

type SampleRow = ReturnType<typeof listCurrentSample>[number];
export type AnswerOfRound = ReturnType<typeof listAnswersOfRound>[number];

/** A case of the sample as it stands, with its review and answers so far. */
export type SampledCase = SampleRow & {
  readonly columns: CaseColumns;
  readonly review: ListedReview | undefined;
  /** The review counts: handed in, and approved where the round asks for that. */
  readonly isFinished: boolean;
  readonly answers: Answers;
  /** What follows from the answers so far, against the round's reference date. */
  readonly evaluation: Evaluation;
  readonly answerRows: readonly AnswerOfRound[];
};

export type RoundMaterial = {
  readonly checklist: ChecklistVersion;
  readonly frame: NonNullable<ReturnType<typeof findFrame>>;
  readonly cases: readonly SampledCase[];
};

/** Everything the results of a round are made of; undefined before the frame is frozen. */
export function loadRoundMaterial(
  db: Reader,
  scope: UnitScope,
  { round }: Pick<RoundWithNames, 'round'>,
): RoundMaterial | undefined {
  const frame = findFrame(db, round.id);
  const checklist = readChecklistVersion(db, round.checklistVersionId);
  if (!frame || !checklist) return undefined;
  const reviews = new Map<FrameCaseId, ListedReview>(
    listDecidingReviews(db, scope, round.id).map((review) => [review.frameCaseId, review]),
  );
  const referenceOn = round.referenceOn as CivilDate;
  const answers = answersByReview(listAnswersOfRound(db, scope, round.id));
  // What follows from the answers takes far more room than they do: of a large round it is worked out again for each pass
  // over its cases, and only the latest is kept.
  let latest: { of: Answers; evaluation: Evaluation } | undefined;
  const cases = listCurrentSample(db, scope, round.id).map((row) => {
    const review = reviews.get(row.frameCaseId);
    const answerRows = (review && answers.get(review.id)) ?? [];
    const columns = columnsOfCase(frame.columns, row.values);
    const given = Object.fromEntries(answerRows.map((answer) => [answer.questionId, answerOf(answer)]));
    return {
      ...row,
      columns,
      review,
      isFinished: review !== undefined && isSettled(review),
      answers: given,
      get evaluation() {
        if (latest?.of !== given) {
          const evaluation = evaluateReview(checklist.definition, { columns, referenceOn }, given);
          latest = { of: given, evaluation };
        }
        return latest.evaluation;
      },
      answerRows,
    };
  });
  return { checklist, frame, cases };
}

/** Column name → text; an empty cell has no key. */
export function columnsOfCase(
  columns: readonly { header: string }[],
  values: readonly string[],
): CaseColumns {
  const filled = columns.flatMap(({ header }, position) => {
    const value = values[position] ?? '';
    return value === '' ? [] : [[header, value] as const];
  });
  return Object.fromEntries(filled);
}

function answersByReview(rows: readonly AnswerOfRound[]): Map<ReviewId, AnswerOfRound[]> {
  const byReview = new Map<ReviewId, AnswerOfRound[]>();
  for (const row of rows) {
    const earlier = byReview.get(row.reviewId);
    if (earlier) earlier.push(row);
    else byReview.set(row.reviewId, [row]);
  }
  return byReview;
}
