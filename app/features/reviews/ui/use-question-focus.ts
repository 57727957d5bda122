import { useEffect, useRef, useState } from 'react';
import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';

export type FocusPlace =
  | { part: 'question' | 'reason' | 'comment' | 'evidence'; key: string }
  | { part: 'handIn' };

const idOf = (place: FocusPlace): string => {
  switch (place.part) {
    case 'question':
      return `fraga-${place.key}`;
    case 'reason':
    case 'comment':
    case 'evidence':
      return `field-${place.part}:${place.key}`;
    case 'handIn':
      return 'lamna-in';
  }
};

/** Moves focus after the page has drawn what it should land on. */
export function useQuestionFocus(): (place: FocusPlace) => void {
  const [wanted, setWanted] = useState<{ place: FocusPlace } | null>(null);
  useEffect(() => {
    const element = wanted === null ? null : document.getElementById(idOf(wanted.place));
    if (element === null) return;
    // The browser shows only the field itself; its label, hint and save mark should be in sight too. The jump is
    // instant: it moves nothing for people who want less motion.
    const words = element.closest('[data-words]');
    element.focus({ preventScroll: words !== null });
    words?.scrollIntoView({ block: 'nearest' });
  }, [wanted]);
  return (place) => setWanted({ place });
}

/**
 * Once the page is alive the keys should work at once: the question in the address gets the focus, else the first that
 * lacks something. The first of all is not scrolled to: what stands above it belongs to the opening.
 */
export function useFocusOnOpen(isAlive: boolean, visible: readonly QuestionState[]): void {
  const latest = useRef(visible);
  useEffect(() => {
    if (!isAlive) return;
    const keys = latest.current.map(({ key }) => key);
    const lacking = latest.current.find(({ lacks }) => lacks.length > 0)?.key;
    const named = keys.find((key) => window.location.hash === `#${idOf({ part: 'question', key })}`);
    const key = named ?? lacking;
    if (key === undefined) return;
    const element = document.getElementById(idOf({ part: 'question', key }));
    element?.focus({ preventScroll: key === keys[0] });
  }, [isAlive]);
}
