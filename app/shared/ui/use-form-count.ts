import { useFetcher } from '@remix-run/react';
import { type FormEvent, useEffect, useRef } from 'react';

const PAUSE_MS = 400;

/** Asks the page's own action for a count, with the intent `count`, a moment after the last change of a form. */
export function useFormCount<Answer>() {
  const fetcher = useFetcher<Answer>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const recount = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const body = new FormData(form);
      body.set('intent', 'count');
      fetcher.submit(body, { method: 'post' });
    }, PAUSE_MS);
  };
  return { answer: fetcher.data, isCounting: fetcher.state !== 'idle', recount };
}
