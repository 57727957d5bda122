import { type FormEvent, useEffect, useRef, useState } from 'react';

const PAUSE_MS = 400;

/**
 * Asks a resource route for a count of what stands in a form, a moment after its last change. Only the newest answer is
 * kept. A plain request, not a fetcher: one that comes back while the form itself is being sent on to a page that the
 * browser does not know yet makes the router throw.
 */
export function useFormCount<Answer>(url: string) {
  const [answer, setAnswer] = useState<Answer>();
  const [isCounting, setIsCounting] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const request = useRef<AbortController>();
  const stop = () => {
    clearTimeout(timer.current);
    request.current?.abort();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the page is left
  useEffect(() => stop, []);
  const count = async (form: HTMLFormElement) => {
    const controller = new AbortController();
    const { signal } = controller;
    request.current = controller;
    setIsCounting(true);
    try {
      const response = await fetch(url, { method: 'POST', body: new FormData(form), signal });
      if (response.ok) setAnswer((await response.json()) as Answer);
    } catch {
      // Without an answer the last count stands; whoever saves is told what is wrong.
    }
    if (!signal.aborted) setIsCounting(false);
  };
  const recount = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    stop();
    timer.current = setTimeout(() => void count(form), PAUSE_MS);
  };
  return { answer, isCounting, recount };
}
