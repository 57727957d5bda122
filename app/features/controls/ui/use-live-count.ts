import { useFetcher } from '@remix-run/react';
import { type FormEvent, useEffect, useRef } from 'react';
import type { FramePreview } from '#app/features/controls/domain/frame-preview.ts';
import type { ValueHint } from '#app/features/controls/domain/value-hints.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';

/** What the typed filter and design give, and what of them cannot be counted yet. */
export type Count = {
  readonly preview: FramePreview | null;
  readonly design: SampleDesign | null;
  readonly words: readonly string[];
  readonly valueHints: readonly ValueHint[];
  readonly errors: readonly FieldError[];
};

/** Asks the page's own action for a count a moment after the last change. */
export function useLiveCount(): {
  latest: Count | undefined;
  recount: (event: FormEvent<HTMLFormElement>) => void;
} {
  const fetcher = useFetcher<{ count?: Count }>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const recount = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const body = new FormData(form);
      body.set('intent', 'count');
      fetcher.submit(body, { method: 'post' });
    }, 400);
  };
  return { latest: fetcher.data?.count, recount };
}
