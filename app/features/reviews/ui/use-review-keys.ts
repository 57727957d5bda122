import { useEffect, useRef } from 'react';

/** What a key does. Letters are upper case; arrows and "?" come as the browser names them. */
export type KeyAction = (key: string, questionKey: string | null) => boolean;

/**
 * Single keys on the page, outside text fields and without Ctrl, Alt or Meta. The action says whether it used the
 * key; a used key does nothing else, so that an arrow on a radio button moves between questions and changes no answer.
 */
export function useReviewKeys(isOn: boolean, act: KeyAction) {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!isOn) return;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('dialog, select, textarea, input:not([type="radio"])')) return;
      const questionKey = target?.closest('[data-question]')?.getAttribute('data-question') ?? null;
      const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
      if (latest.current(key, questionKey)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isOn]);
}
