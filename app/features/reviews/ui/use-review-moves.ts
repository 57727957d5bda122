import { useRevalidator } from '@remix-run/react';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import type { Evaluation, QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import type { AnswerQueue } from './answer-queue.ts';
import { isRating, listToExtend, nextLacking, stopsOf } from './review-stops.ts';
import { troubleOfWords } from './trouble-of-words.ts';
import { evaluateWith, type ReviewData } from './use-answers.ts';
import { type ItemsMoves, useItemsMoves } from './use-items-moves.ts';
import { useOpenKeys } from './use-open-keys.ts';
import { type FocusPlace, useQuestionFocus } from './use-question-focus.ts';

export type WordsPart = 'reason' | 'comment' | 'evidence';

export interface ReviewMoves {
  comments: ReturnType<typeof useOpenKeys>;
  evidences: ReturnType<typeof useOpenKeys>;
  helps: ReturnType<typeof useOpenKeys>;
  /** Computed ratings whose choices somebody wants to see. */
  ratings: ReturnType<typeof useOpenKeys>;
  items: ItemsMoves;
  dialog: RefObject<HTMLDialogElement>;
  /** What the last key could not do, in words; empty when it could. */
  keyTrouble: string;
  say: (keyTrouble: string) => void;
  focus: (place: FocusPlace) => void;
  choose: (state: QuestionState, given: Given, by: 'key' | 'mouse') => void;
  openWords: (field: 'comment' | 'evidence', key: string) => void;
  changeRating: (key: string) => void;
  returnToComputed: (key: string) => void;
  toNextUnanswered: (afterKey: string | null) => void;
  /** Ends a conflict. Whoever gives way to what somebody else saved gets to see everything else they did, too. */
  settle: (key: string, winner: 'mine' | 'stored') => void;
  /** On from a field that is done: to the words its answer still asks for, else to the next question. */
  goOn: (key: string, from?: WordsPart | 'answer') => void;
  /** Esc and Ctrl+Enter inside the text fields of a question. */
  leaveText: (event: KeyboardEvent, key: string) => void;
}

/** Where the focus goes and what an answer leads to: answering a file should not need the mouse. */
export function useReviewMoves(data: ReviewData, queue: AnswerQueue, evaluation: Evaluation): ReviewMoves {
  const [comments, evidences] = [useOpenKeys(), useOpenKeys()];
  const [helps, ratings] = [useOpenKeys(), useOpenKeys()];
  const focus = useQuestionFocus();
  const dialog = useRef<HTMLDialogElement>(null);
  const [keyTrouble, say] = useState('');
  const items = useItemsMoves(data, queue, focus);
  const { revalidate: readAgain } = useRevalidator();

  const toLacking = (afterKey: string | null, now: Evaluation) => {
    const key = nextLacking(stopsOf(data.definition, now), afterKey);
    focus(key === undefined ? { part: 'handIn' } : { part: 'answer', key });
  };
  const toNextUnanswered = (afterKey: string | null) => toLacking(afterKey, evaluation);
  const goOn = (key: string, from: WordsPart | 'answer' = 'answer') => {
    queue.leave(key);
    const now = evaluateWith(data, queue);
    const missing = lackingPart(stateOf(key, now), from);
    const more = listToExtend(now, key);
    // What is no answer keeps the focus where it can be mended; from the words one gets on all the same.
    const entry = queue.entry(key);
    if (troubleOfWords(entry) !== '') focus({ part: from, key });
    else if (from === 'answer' && entry.state === 'invalid') focus({ part: 'answer', key });
    else if (missing !== undefined) focus({ part: missing, key });
    else if (more !== undefined) focus({ part: 'more', key: more });
    else toLacking(key, now);
  };
  const returnToComputed = (key: string) => {
    // The reason was for another answer.
    queue.choose(key, { option: null }, { reason: '' });
    ratings.set(key, false);
    focus({ part: 'question', key });
  };
  const choose = (state: QuestionState, given: Given, by: 'key' | 'mouse') => {
    const { question, key, suggestion } = state;
    say('');
    if (isRating(state) && (given.option === null || given.option === suggestion?.option)) {
      returnToComputed(key);
      return;
    }
    // Half an answer (one level of two) waits for the rest, and one of several choices for the others.
    const isHalf = question.kind === 'level' && /^>|>$/u.test(given.content ?? '');
    if (isHalf) queue.write(key, { content: given.content ?? '' });
    else queue.choose(key, given);
    if (isHalf || (question.kind === 'severalChoices' && given.option === null)) return;
    const missing = lackingPart(stateOf(key, evaluateWith(data, queue)), 'answer');
    if (missing !== undefined) focus({ part: missing, key });
    else if (by === 'key') goOn(key);
  };
  const openWords = (field: 'comment' | 'evidence', key: string) => {
    (field === 'comment' ? comments : evidences).set(key, true);
    focus({ part: field, key });
  };
  const leaveText = (event: KeyboardEvent, key: string) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement)) return;
    const from = (['reason', 'comment', 'evidence'] as const).find((part) => field.name.startsWith(part));
    if (event.key === 'Escape') focus({ part: 'question', key });
    else if (event.key === 'Enter' && event.ctrlKey) goOn(key, from);
    else return;
    event.preventDefault();
  };
  const settle = (key: string, winner: 'mine' | 'stored') => {
    queue.settle(key, winner);
    if (winner === 'stored') readAgain();
  };
  const changeRating = (key: string) => {
    ratings.set(key, true);
    focus({ part: 'question', key });
  };
  return {
    comments,
    evidences,
    helps,
    ratings,
    items,
    dialog,
    keyTrouble,
    say,
    focus,
    choose,
    openWords,
    changeRating,
    returnToComputed,
    toNextUnanswered,
    settle,
    goOn,
    leaveText,
  };
}

function stateOf(key: string, { states }: Evaluation): QuestionState | undefined {
  return states.find((state) => state.key === key);
}

/** The first field of words after the one that is left which the answer cannot be without. */
function lackingPart(state: QuestionState | undefined, from: WordsPart | 'answer'): WordsPart | undefined {
  const parts = ['reason', 'comment', 'evidence'] as const;
  const after = from === 'answer' ? parts : parts.slice(parts.indexOf(from) + 1);
  return after.find((part) => state?.lacks.includes(part));
}
