import { useBlocker } from '@remix-run/react';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Answers } from '#app/features/checklists/domain/answers.ts';
import type { CaseColumns, ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import {
  type CaseGround,
  type Evaluation,
  evaluateReview,
} from '#app/features/checklists/domain/evaluate.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { AnswerQueue, type QueueSnapshot, type StoredAnswer } from './answer-queue.ts';
import { makeSend } from './send-answer.ts';

export type ReviewData = {
  reviewId: number;
  definition: ChecklistDefinition;
  columns: CaseColumns;
  referenceOn: string;
  stored: readonly StoredAnswer[];
};

/** The answers of the page: what stands in the form, what follows from it, and where each is on its way. */
export function useAnswers(data: ReviewData) {
  const { reviewId, definition, columns, referenceOn, stored } = data;
  const [queue] = useState(() => new AnswerQueue(stored, makeSend(reviewId)));
  const entries = useSyncExternalStore(queue.subscribe, queue.snapshot, queue.snapshot);
  const evaluation = useMemo(
    () => evaluateReview(definition, groundOf({ columns, referenceOn }), answersIn(entries)),
    [definition, columns, referenceOn, entries],
  );
  useKeepUnsaved(queue);
  return { queue, entries, evaluation };
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

function answersIn(entries: QueueSnapshot): Answers {
  return Object.fromEntries(Object.entries(entries).map(([key, { draft }]) => [key, draft]));
}

/** Sends again when the network is back, and lets nobody leave unaware of what is not saved. */
function useKeepUnsaved(queue: AnswerQueue) {
  useEffect(() => {
    const sendAgain = () => void queue.flush();
    const warn = (event: BeforeUnloadEvent) => {
      if (!queue.hasUnsaved()) return;
      void queue.flush();
      event.preventDefault();
    };
    window.addEventListener('online', sendAgain);
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('online', sendAgain);
      window.removeEventListener('beforeunload', warn);
    };
  }, [queue]);
  const blocker = useBlocker(() => queue.hasUnsaved());
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    const question = 'Några svar är inte sparade än. Vill du lämna sidan utan dem?';
    void queue.flush().then((isAllSaved) => {
      if (isAllSaved || window.confirm(question)) blocker.proceed();
      else blocker.reset();
    });
  }, [blocker, queue]);
}
