import { useBlocker } from '@remix-run/react';
import { useEffect } from 'react';
import type { AnswerQueue } from './answer-queue.ts';

/** Sends again when the network is back, and lets nobody leave unaware of what is not saved. */
export function useKeepUnsaved(queue: Pick<AnswerQueue, 'hasUnsaved' | 'flush'>) {
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
