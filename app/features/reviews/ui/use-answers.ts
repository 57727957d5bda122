import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Answers } from '#app/features/checklists/domain/answers.ts';
import type { CaseColumns, ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import {
  type CaseGround,
  type Evaluation,
  evaluateReview,
} from '#app/features/checklists/domain/evaluate.ts';
import { prepareFor } from '#app/features/reviews/domain/prepare-answer.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { type AnswerDraft, AnswerQueue, type QueueSnapshot, type StoredAnswer } from './answer-queue.ts';
import { makeSend } from './send-answer.ts';
import { useKeepUnsaved } from './use-keep-unsaved.ts';

export type ReviewData = {
  reviewId: number;
  definition: ChecklistDefinition;
  columns: CaseColumns;
  referenceOn: string;
  stored: readonly StoredAnswer[];
  /** What came back from the server because it was no answer, or over one that somebody else has saved meanwhile. */
  held: readonly { questionKey: string; draft: AnswerDraft; message: string; stored: StoredAnswer | null }[];
};

/** The answers of the page: what stands in the form, what follows from it, and where each is on its way. */
export function useAnswers(data: ReviewData) {
  const { definition, columns, referenceOn } = data;
  const [queue] = useState(() => queueOf(data));
  const entries = useSyncExternalStore(queue.subscribe, queue.snapshot, queue.snapshot);
  const evaluation = useMemo(
    () => evaluateReview(definition, groundOf({ columns, referenceOn }), answersIn(entries)),
    [definition, columns, referenceOn, entries],
  );
  useEffect(() => queue.learn(data.stored), [queue, data.stored]);
  useKeepUnsaved(queue);
  return { queue, entries, evaluation };
}

function queueOf({ reviewId, definition, referenceOn, stored, held }: ReviewData): AnswerQueue {
  const queue = new AnswerQueue(stored, makeSend(reviewId), prepareFor(definition, referenceOn));
  for (const { questionKey, draft, message, stored: other } of held) {
    queue.hold(questionKey, draft, message, other);
  }
  return queue;
}

/** What would follow if this question were given this option: where the focus goes next. */
export function evaluateWith(
  data: Pick<ReviewData, 'definition' | 'columns' | 'referenceOn'>,
  queue: AnswerQueue,
): Evaluation {
  return evaluateReview(data.definition, groundOf(data), answersIn(queue.snapshot()));
}

/** The reference date comes as plain text over the wire. */
export function groundOf({ columns, referenceOn }: Pick<ReviewData, 'columns' | 'referenceOn'>): CaseGround {
  return { columns, referenceOn: referenceOn as CivilDate };
}

/** What stands in the form now, as answers. */
export function answersIn(entries: QueueSnapshot): Answers {
  return Object.fromEntries(Object.entries(entries).map(([key, { draft }]) => [key, draft]));
}
