import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import { answerOptionKeys, answerOptionWords } from '#app/features/checklists/domain/answer-words.ts';
import { reasonNeed } from '#app/features/checklists/domain/answers.ts';
import { answerOptions } from '#app/features/checklists/domain/definition.ts';
import type { Evaluation, QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import type { AnswerQueue } from './answer-queue.ts';
import { evaluateWith, type ReviewData } from './use-answers.ts';
import { useKeysSwitch } from './use-keys-switch.ts';
import { useOpenKeys } from './use-open-keys.ts';
import { useQuestionFocus } from './use-question-focus.ts';
import { useReviewKeys } from './use-review-keys.ts';

export interface ReviewMoves {
  comments: ReturnType<typeof useOpenKeys>;
  helps: ReturnType<typeof useOpenKeys>;
  dialog: RefObject<HTMLDialogElement>;
  hasKeys: boolean;
  /** What the last key could not do, in words; empty when it could. */
  keyTrouble: string;
  switchKeys: (isOn: boolean) => void;
  choose: (state: QuestionState, given: Given, isByKey: boolean) => void;
  openComment: (key: string) => void;
  toNextUnanswered: (afterKey: string | null) => void;
  /** Esc and Ctrl+Enter inside the text fields of a question. */
  leaveText: (event: KeyboardEvent, key: string) => void;
}

/** Where the focus goes and what the keys do: answering a file should not need the mouse. */
export function useReviewMoves(data: ReviewData, queue: AnswerQueue, evaluation: Evaluation): ReviewMoves {
  const comments = useOpenKeys();
  const helps = useOpenKeys();
  const focus = useQuestionFocus();
  const dialog = useRef<HTMLDialogElement>(null);
  const [hasKeys, switchKeys] = useKeysSwitch();
  const [keyTrouble, setKeyTrouble] = useState('');

  const toLacking = (afterKey: string | null, now: Evaluation) => {
    const key = nextLacking(now, afterKey);
    focus(key === undefined ? { part: 'handIn' } : { part: 'question', key });
  };
  const toNextUnanswered = (afterKey: string | null) => toLacking(afterKey, evaluation);
  const choose = ({ question, key, suggestion }: QuestionState, given: Given, isByKey: boolean) => {
    setKeyTrouble('');
    queue.choose(key, given);
    const needsWords = reasonNeed(question, given, suggestion?.option, data.columns) !== undefined;
    if (needsWords && queue.entry(key).draft.reason === '') focus({ part: 'reason', key });
    else if (isByKey) toLacking(key, evaluateWith(data, queue));
  };
  const openComment = (key: string) => {
    comments.set(key, true);
    focus({ part: 'comment', key });
  };
  const toNeighbour = (focusedKey: string | null, step: 1 | -1): boolean => {
    const visible = evaluation.states.filter((state) => state.isVisible);
    const at = visible.findIndex(({ key }) => key === focusedKey);
    const neighbour = at < 0 ? visible[0] : visible[at + step];
    if (neighbour) focus({ part: 'question', key: neighbour.key });
    return true;
  };
  const answerByLetter = (state: QuestionState, letter: string): boolean => {
    const option = answerOptions.find((candidate) => answerOptionKeys[candidate] === letter);
    if (option === undefined) return false;
    if (state.question.options.includes(option)) choose(state, { option }, true);
    else setKeyTrouble(`Frågan har inte svaret ${answerOptionWords[option]}.`);
    return true;
  };
  const onPage: Readonly<Record<string, (focusedKey: string | null) => void>> = {
    '?': () => dialog.current?.showModal(),
    O: toNextUnanswered,
    ArrowDown: (focusedKey) => toNeighbour(focusedKey, 1),
    ArrowUp: (focusedKey) => toNeighbour(focusedKey, -1),
  };
  const onQuestion: Readonly<Record<string, (key: string) => void>> = {
    K: openComment,
    H: (key) => helps.set(key, !helps.has(key)),
  };
  useReviewKeys(hasKeys, (pressed, focusedKey) => {
    setKeyTrouble('');
    const move = onPage[pressed];
    if (move) {
      move(focusedKey);
      return true;
    }
    const state = evaluation.states.find(({ key }) => key === focusedKey);
    if (!state) {
      // A letter before any question is chosen answers nothing; it only shows where the answers would go.
      if (isAnswerLetter(pressed)) toNextUnanswered(null);
      return isAnswerLetter(pressed);
    }
    const act = onQuestion[pressed];
    act?.(state.key);
    return act !== undefined || answerByLetter(state, pressed);
  });
  const leaveText = (event: KeyboardEvent, key: string) => {
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    if (event.key === 'Escape') focus({ part: 'question', key });
    else if (event.key === 'Enter' && event.ctrlKey) toNextUnanswered(key);
    else return;
    event.preventDefault();
  };
  return {
    comments,
    helps,
    dialog,
    hasKeys,
    switchKeys,
    keyTrouble,
    choose,
    openComment,
    toNextUnanswered,
    leaveText,
  };
}

function isAnswerLetter(pressed: string): boolean {
  return Object.values(answerOptionKeys).includes(pressed);
}

function nextLacking({ states }: Evaluation, afterKey: string | null): string | undefined {
  const lacking = states.filter(({ isVisible, lacks }) => isVisible && lacks.length > 0);
  const after = states.findIndex(({ key }) => key === afterKey);
  return (lacking.find((state) => states.indexOf(state) > after) ?? lacking[0])?.key;
}
