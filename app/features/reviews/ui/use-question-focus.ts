import { useEffect, useRef, useState } from 'react';
import { nextLacking, type Stop } from './review-stops.ts';

/**
 * `answer` is the field of a written answer that is not given yet, else the question itself; `more` is where a repeating
 * section asks for more items.
 */
export type FocusPlace =
  | { part: 'question' | 'answer' | 'more' | 'reason' | 'comment' | 'evidence'; key: string }
  | { part: 'handIn' };

const idOf = (place: FocusPlace): string => {
  switch (place.part) {
    case 'question':
    case 'answer':
      return `fraga-${place.key}`;
    case 'more':
      return `fler-${place.key}`;
    case 'reason':
    case 'comment':
    case 'evidence':
      return `field-${place.part}:${place.key}`;
    case 'handIn':
      return 'lamna-in';
  }
};

function elementAt(place: FocusPlace): HTMLElement | null {
  const element = document.getElementById(idOf(place));
  return place.part === 'answer' ? (answerFieldIn(element) ?? element) : element;
}

/** The field where a question's answer is written, when it has one that is empty or wrong. */
function answerFieldIn(question: HTMLElement | null): HTMLElement | null {
  const field = question?.querySelector<HTMLInputElement | HTMLTextAreaElement>('[data-answer-field]');
  const isOpen = field && (field.value === '' || field.ariaInvalid === 'true');
  return isOpen && !question?.querySelector('input[type="radio"]:checked') ? field : null;
}

/** Puts the focus in the field of a written answer at once, so that the key that is being pressed is written there. */
export function writeInField(key: string): void {
  const question = document.getElementById(idOf({ part: 'question', key }));
  question?.querySelector<HTMLElement>('[data-answer-field]')?.focus();
}

/** Moves focus after the page has drawn what it should land on. */
export function useQuestionFocus(): (place: FocusPlace) => void {
  const [wanted, setWanted] = useState<{ place: FocusPlace } | null>(null);
  useEffect(() => {
    const element = wanted === null ? null : elementAt(wanted.place);
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
export function useFocusOnOpen(isAlive: boolean, visible: readonly Stop[]): void {
  const latest = useRef(visible);
  useEffect(() => {
    if (!isAlive) return;
    const keys = latest.current.map(({ key }) => key);
    const lacking = nextLacking(latest.current, null);
    const named = keys.find(
      (key) => decodeURIComponent(window.location.hash) === `#${idOf({ part: 'question', key })}`,
    );
    const key = named ?? lacking;
    if (key === undefined) return;
    const element = document.getElementById(idOf({ part: 'question', key }));
    element?.focus({ preventScroll: key === keys[0] });
  }, [isAlive]);
}
