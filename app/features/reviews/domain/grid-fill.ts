import { answerFields, type FullAnswer } from '#app/features/checklists/domain/answers.ts';

/** What a row has in the column that is filled. */
export interface FillTarget {
  row: number;
  draft: FullAnswer;
  /** The question applies to the case and the review can be answered. */
  canAnswer: boolean;
}

/** Whether answered cells are left alone or written over as well. */
export type FillMode = 'onlyEmpty' | 'alsoAnswered';

interface FillWrite {
  row: number;
  before: FullAnswer;
  after: FullAnswer;
}

export interface FillPlan {
  writes: FillWrite[];
  /** Rows that have another answer: what is asked about before anything is written over. */
  answered: number[];
  /** Rows where the question does not apply or the review cannot be answered. */
  closed: number[];
}

/**
 * What filling an answer down would write. The answer goes with its reason, since one is nothing without the other; the
 * comment and the place in the file are about one case only and stay as they are. Rows that have the same answer and
 * reason already are left out everywhere. With `onlyEmpty` no answered row is written; a row with words but without an
 * answer counts as empty, and its reason is kept when the source has none.
 */
export function planFill(source: FullAnswer, targets: readonly FillTarget[], mode: FillMode): FillPlan {
  const plan: FillPlan = { writes: [], answered: [], closed: [] };
  for (const { row, draft, canAnswer } of targets) {
    if (!canAnswer) {
      plan.closed.push(row);
      continue;
    }
    const isAnswered = isGiven(draft);
    const reason = source.reason === '' && !isAnswered ? draft.reason : source.reason;
    const after = { ...draft, option: source.option, content: source.content, reason };
    if (isSameAnswer(draft, after)) continue;
    if (isAnswered) plan.answered.push(row);
    if (!isAnswered || mode === 'alsoAnswered') plan.writes.push({ row, before: draft, after });
  }
  return plan;
}

/** Whether an answer is given, finished or not; words alone are none. */
export function isGiven({ option, content }: FullAnswer): boolean {
  return option !== null || content !== '';
}

/** Whether two answers are the same in everything. */
export function isSameAnswer(a: FullAnswer, b: FullAnswer): boolean {
  return answerFields.every((field) => a[field] === b[field]);
}

/** One change of the table: what can be taken back in one step. */
export interface GridChange {
  questionKey: string;
  /** By review, since the order of the rows may have changed. */
  writes: readonly { reviewId: number; before: FullAnswer; after: FullAnswer }[];
}

/**
 * What taking a change back writes, given what stands in each review now: a cell that has been changed since keeps what
 * it has, and its review is told in `kept`.
 */
export function planUndo(
  change: GridChange,
  now: (reviewId: number) => FullAnswer,
): { writes: { reviewId: number; after: FullAnswer }[]; kept: number[] } {
  const isUntouched = ({ reviewId, after }: GridChange['writes'][number]) =>
    isSameAnswer(now(reviewId), after);
  return {
    writes: change.writes.filter(isUntouched).map(({ reviewId, before }) => ({ reviewId, after: before })),
    kept: change.writes.filter((write) => !isUntouched(write)).map(({ reviewId }) => reviewId),
  };
}
