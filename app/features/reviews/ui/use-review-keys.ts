import { useEffect, useRef } from 'react';

/** What a key does. Letters are upper case; arrows, Enter and "?" come as the browser names them. */
export type KeyAction = (key: string, questionKey: string | null, isInField: boolean) => boolean;

/** What is written in a date or a number; everything else is a key of the page there too. */
const writing = /^(?:[\d.,\-−+ \u00a0]|Backspace|Delete|Tab|Arrow(?:Left|Right)|Home|End)$/u;

const foreign = 'dialog, select, textarea, input:not([type="radio"], [type="checkbox"])';

/**
 * Single keys on the page, outside text fields and without Ctrl, Alt or Meta. Fields for dates and numbers have no use
 * for letters and leave them to the page, and the arrows up and down, which would change a date unseen. The action
 * says whether it used the key; a used key does nothing else, so that an arrow on a radio button moves between questions
 * and changes no answer.
 */
export function useReviewKeys(isOn: boolean, act: KeyAction) {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!isOn) return;
    const listen = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (!isForPage(event, target)) return;
      const questionKey = target?.closest('[data-question]')?.getAttribute('data-question') ?? null;
      const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
      if (latest.current(key, questionKey, isAnswerField(target))) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isOn]);
}

function isForPage(event: KeyboardEvent, target: Element | null): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return false;
  if (isAnswerField(target)) return !writing.test(event.key);
  if (target?.closest(foreign)) return false;
  // Enter belongs to whatever it would press.
  return event.key !== 'Enter' || !target?.closest('button, a, summary');
}

function isAnswerField(target: Element | null): boolean {
  return target?.matches('[data-keys="letters"]') ?? false;
}
