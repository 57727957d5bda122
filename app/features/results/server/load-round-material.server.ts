import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { FullAnswer } from '#app/features/checklists/domain/answers.ts';
import type { CaseColumns } from '#app/features/checklists/domain/definition.ts';
import { evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import { givenOf } from '#app/features/checklists/domain/stored-answer.ts';
import {
  type ChecklistVersion,
  readChecklistVersion,
} from '#app/features/checklists/server/read-checklist.server.ts';
import { isSettled } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { atOnce, type Steps } from '#app/shared/server/in-turns.server.ts';
import type { Reader } from '#db/client.server.ts';
import { listStoredAnswers } from '#db/queries/answers.server.ts';
import { listCurrentSample } from '#db/queries/draws.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import type { RoundWithNames } from '#db/queries/results.server.ts';
import { listReviewsForResult, type ReviewForResult } from '#db/queries/reviews.server.ts';
import { evaluationKeeper, type KeptEvaluation } from '../domain/kept-evaluation.ts';

type SampleRow = ReturnType<typeof listCurrentSample>[number];

/** With when it was given. */
type DatedAnswer = FullAnswer & { readonly answeredAt: string };

/** A case of the sample as it stands, with its review and answers so far. */
export type SampledCase = SampleRow & {
  readonly columns: CaseColumns;
  readonly review: ReviewForResult | undefined;
  /** The review counts: handed in, and approved where the round asks for that. */
  readonly isFinished: boolean;
  readonly answers: Readonly<Record<string, DatedAnswer | undefined>>;
  /** What follows from the answers so far, against the round's reference date. */
  readonly evaluation: KeptEvaluation;
};

export type RoundMaterial = {
  readonly checklist: ChecklistVersion;
  readonly frame: NonNullable<ReturnType<typeof findFrame>>;
  readonly cases: readonly SampledCase[];
};

/** So many reviews have their answers read, and so many cases are evaluated, between two turns for others. */
const CASES_A_STEP = 100;

/** Everything the results of a round are made of; undefined before the frame is frozen. */
export function loadRoundMaterial(
  db: Reader,
  scope: UnitScope,
  found: Pick<RoundWithNames, 'round'>,
): RoundMaterial | undefined {
  return atOnce(roundMaterialSteps(db, scope, found));
}

/**
 * The same in steps. The answers of a review are read in one, but between them somebody may answer in another review: only
 * a finalised round is sure to be of one moment.
 */
export function* roundMaterialSteps(
  db: Reader,
  scope: UnitScope,
  { round }: Pick<RoundWithNames, 'round'>,
): Steps<RoundMaterial | undefined> {
  const frame = findFrame(db, round.id);
  const checklist = readChecklistVersion(db, round.checklistVersionId);
  if (!frame || !checklist) return undefined;
  const reviews = new Map(
    listReviewsForResult(db, scope, round.id).map((review) => [review.frameCaseId, review]),
  );
  yield;
  const answers = yield* answersByReview(
    db,
    [...reviews.values()].map(({ id }) => id),
  );
  const referenceOn = round.referenceOn as CivilDate;
  const keep = evaluationKeeper();
  const sample = listCurrentSample(db, scope, round.id);
  yield;
  const cases: SampledCase[] = [];
  for (const row of sample) {
    const review = reviews.get(row.frameCaseId);
    const given = (review && answers.get(review.id)) ?? {};
    const columns = columnsOfCase(frame.columns, row.values);
    let evaluation: KeptEvaluation | undefined;
    cases.push({
      ...row,
      columns,
      review,
      isFinished: review !== undefined && isSettled(review),
      answers: given,
      // Once, by the first who asks: many pages never do.
      get evaluation() {
        evaluation ??= keep(evaluateReview(checklist.definition, { columns, referenceOn }, given));
        return evaluation;
      },
    });
    if (cases.length % CASES_A_STEP === 0) yield;
  }
  return { checklist, frame, cases };
}

/** Evaluates every case in steps, so that nobody later has to wait for it. */
export function* evaluationSteps({ cases }: RoundMaterial): Steps<void> {
  for (const [index, one] of cases.entries()) {
    // Asked for, it is worked out and kept.
    void one.evaluation;
    if (index % CASES_A_STEP === 0) yield;
  }
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

function* answersByReview(
  db: Reader,
  reviewIds: readonly ReviewId[],
): Steps<Map<ReviewId, Record<string, DatedAnswer>>> {
  const byReview = new Map<ReviewId, Record<string, DatedAnswer>>();
  for (let first = 0; first < reviewIds.length; first += CASES_A_STEP) {
    const rows = listStoredAnswers(db, reviewIds.slice(first, first + CASES_A_STEP));
    for (const [reviewId, questionId, stored, reason, comment, evidence, answeredAt] of rows) {
      const value = givenOf(stored === null ? null : JSON.parse(stored));
      const answer = { ...value, reason, comment, evidence, answeredAt };
      const earlier = byReview.get(reviewId);
      if (earlier) earlier[questionId] = answer;
      else byReview.set(reviewId, { [questionId]: answer });
    }
    yield;
  }
  return byReview;
}
