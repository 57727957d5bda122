import { useRef, useState } from 'react';
import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import { answerInWords } from '#app/features/checklists/domain/answer-words.ts';
import type { FullAnswer } from '#app/features/checklists/domain/answers.ts';
import { type Question, questionsOf } from '#app/features/checklists/domain/definition.ts';
import {
  type FillMode,
  type FillPlan,
  type GridChange,
  isGiven,
  isSameAnswer,
  planFill,
  planUndo,
} from '#app/features/reviews/domain/grid-fill.ts';
import { afterAnswer } from '#app/features/reviews/domain/grid-moves.ts';
import { plural } from '#app/shared/text/format.ts';
import { isRating } from './review-stops.ts';
import type { Grid, OpenCell } from './use-grid.ts';

const longestMemory = 100;

/** A fill that would write over answers, waiting for a choice. */
export type FillQuestion = { source: FullAnswer; question: Question; places: number[]; plan: FillPlan };

export type GridAnswers = ReturnType<typeof useGridAnswers>;

/** What answering, filling and taking back do in the table; everything goes through the queue of its row. */
export function useGridAnswers(grid: Grid) {
  const { store, say } = grid;
  const changes = useRef<GridChange[]>([]);
  /** The cell that is open, as it was before anything was changed in it. */
  const opened = useRef<{ place: number; key: string; before: FullAnswer } | null>(null);
  const [fillQuestion, setFillQuestion] = useState<FillQuestion | null>(null);

  const remember = (change: GridChange) => {
    if (change.writes.length > 0) changes.current = [...changes.current, change].slice(-longestMemory);
  };
  const rememberOne = (place: number, questionKey: string, before: FullAnswer) => {
    const after = store.entryAt(place, questionKey).draft;
    const { reviewId } = store.caseAt(place);
    if (!isSameAnswer(before, after)) remember({ questionKey, writes: [{ reviewId, before, after }] });
  };
  const put = (place: number, key: string, { option, content, ...words }: FullAnswer) =>
    store.queueAt(place).choose(key, { option, content }, words);

  const activeCell = () => {
    const place = grid.placeAt(grid.active.row);
    const key = grid.questionKeyAt(grid.active.column);
    return place === undefined || key === undefined ? undefined : { place, key };
  };
  const openCell = (how: OpenCell, before?: FullAnswer) => {
    const cell = activeCell();
    if (!cell) return;
    if (!store.canAnswer(cell.place, cell.key)) {
      say(whyClosed(cell.place, cell.key));
      return;
    }
    opened.current ??= { ...cell, before: before ?? store.entryAt(cell.place, cell.key).draft };
    grid.setOpen(how);
  };
  const closeCell = () => {
    const cell = opened.current;
    opened.current = null;
    if (!cell) return;
    store.queueAt(cell.place).leave(cell.key);
    rememberOne(cell.place, cell.key, cell.before);
    grid.setOpen(null);
  };
  const whyClosed = (place: number, key: string): string => {
    const { isLocked, state } = store.caseAt(place);
    const waitsFor = store.waitsForAt(place, key);
    if (!isLocked && waitsFor) return `Svara först på ”${waitsFor}”: den avgör om frågan gäller ärendet.`;
    if (!isLocked) return 'Frågan gäller inte det här ärendet.';
    return state === 'finished'
      ? 'Granskningen är inlämnad. Öppna den igen på ärendets egen sida för att ändra svar.'
      : 'Svaren i det här ärendet går inte att ändra.';
  };
  const goOn = () => {
    closeCell();
    const canAnswer = (cell: Grid['active']) => grid.holds(cell, (place, key) => store.canAnswer(place, key));
    const next = afterAnswer(grid.active, grid.direction, grid.rows.length, grid.questions, canAnswer);
    grid.go(next);
  };
  /** Gives an answer to the active cell, and says what it still asks for. */
  const choose = (given: Given, by: 'key' | 'mouse') => {
    const cell = activeCell();
    const state = cell && store.stateAt(cell.place, cell.key);
    if (!cell || !state) return;
    const { place, key } = cell;
    if (!store.canAnswer(place, key)) {
      say(whyClosed(place, key));
      return;
    }
    const { question, suggestion } = state;
    const queue = store.queueAt(place);
    const before = queue.entry(key).draft;
    const isComputed = isRating(state) && (given.option === null || given.option === suggestion?.option);
    const isHalf = question.kind === 'level' && /^>|>$/u.test(given.content ?? '');
    if (isComputed) queue.choose(key, { option: null }, { reason: '' });
    else if (isHalf) queue.write(key, { content: given.content ?? '' });
    else queue.choose(key, given);
    say(`${store.caseAt(place).caseKey}: ${answerInWords(question, given) || 'svaret är borttaget'}`);
    const isUnfinished = isHalf || (question.kind === 'severalChoices' && given.option === null);
    const lacks = store.stateAt(place, key)?.lacks ?? [];
    const part = (['reason', 'comment', 'evidence'] as const).find((one) => lacks.includes(one));
    if (part !== undefined && !isUnfinished) openCell(part, before);
    else if (opened.current === null) rememberOne(place, key, before);
    if (part === undefined && !isUnfinished && by === 'key') goOn();
  };
  const takeBack = () => {
    const key = grid.questionKeyAt(grid.active.column);
    if (key === undefined) return;
    const nothing = { option: null, content: '' };
    const writes = markedPlaces().flatMap((place) => {
      const before = store.entryAt(place, key).draft;
      if (!store.canAnswer(place, key) || !isGiven(before)) return [];
      const after = { ...before, ...nothing };
      put(place, key, after);
      return [{ reviewId: store.caseAt(place).reviewId, before, after }];
    });
    remember({ questionKey: key, writes });
    say(
      writes.length === 0
        ? 'Det finns inget svar att ta bort.'
        : `${plural(writes.length, 'svar borttaget', 'svar borttagna')}.`,
    );
  };
  const markedPlaces = (): number[] => grid.rows.slice(grid.marked.from, grid.marked.to + 1);

  const fillDown = () => {
    const question = questionsOf(store.definition).find(
      ({ key }) => key === grid.questionKeyAt(grid.active.column),
    );
    const { from, to } = grid.marked;
    const sourceRow = grid.isMarking && to > from ? from : from - 1;
    const sourcePlace = grid.placeAt(sourceRow);
    if (!question || sourcePlace === undefined) {
      say('Markera en fråga och raden under svaret, eller flera rader med Skift och pil.');
      return;
    }
    const entry = store.entryAt(sourcePlace, question.key);
    const isAnswer = store.stateAt(sourcePlace, question.key)?.isVisible && isGiven(entry.draft);
    if (!isAnswer || entry.state === 'invalid' || entry.state === 'conflict') {
      say('Cellen överst har inget svar att fylla med.');
      return;
    }
    const places = grid.rows.slice(sourceRow + 1, to + 1);
    const plan = planFor(entry.draft, question, places, 'onlyEmpty');
    if (plan.answered.length > 0) setFillQuestion({ source: entry.draft, question, places, plan });
    else fill(entry.draft, question, places, 'onlyEmpty');
  };
  const planFor = (source: FullAnswer, { key }: Question, places: readonly number[], mode: FillMode) =>
    planFill(
      source,
      places.map((place) => ({
        row: place,
        draft: store.entryAt(place, key).draft,
        canAnswer: store.canAnswer(place, key) && store.entryAt(place, key).state !== 'conflict',
      })),
      mode,
    );
  const fill = (source: FullAnswer, question: Question, places: readonly number[], mode: FillMode) => {
    const plan = planFor(source, question, places, mode);
    for (const { row, after } of plan.writes) put(row, question.key, after);
    remember({
      questionKey: question.key,
      writes: plan.writes.map(({ row, ...write }) => ({ ...write, reviewId: store.caseAt(row).reviewId })),
    });
    const left = mode === 'onlyEmpty' ? plan.answered.length : 0;
    say(
      [
        `${plural(plan.writes.length, 'svar ifyllt', 'svar ifyllda')}: ${answerInWords(question, source)}.`,
        left > 0
          ? `${plural(left, 'besvarad cell', 'besvarade celler')} lämnades som ${left === 1 ? 'den' : 'de'} var.`
          : '',
        plan.closed.length > 0
          ? `${plural(plan.closed.length, 'rad', 'rader')} hoppades över: frågan gäller inte eller går inte att besvara.`
          : '',
      ]
        .filter((part) => part !== '')
        .join(' '),
    );
    setFillQuestion(null);
    grid.go(grid.active, grid.isMarking);
  };
  const undo = () => {
    const change = changes.current.at(-1);
    if (!change) {
      say('Det finns inget att ångra.');
      return;
    }
    changes.current = changes.current.slice(0, -1);
    const draftOf = (reviewId: number) =>
      store.entryAt(store.placeOf(reviewId) ?? 0, change.questionKey).draft;
    const { writes, kept } = planUndo(change, draftOf);
    for (const { reviewId, after } of writes) {
      const place = store.placeOf(reviewId);
      if (place !== undefined) put(place, change.questionKey, after);
    }
    const row = grid.rows.indexOf(store.placeOf(change.writes[0]?.reviewId ?? 0) ?? -1);
    const column = grid.columns.findIndex(
      (one) => one.kind === 'question' && one.question.key === change.questionKey,
    );
    if (row >= 0 && column >= 0) grid.go({ row, column });
    say(
      `Ångrat: ${plural(writes.length, 'svar återställt', 'svar återställda')}.${kept.length > 0 ? ` ${plural(kept.length, 'svar', 'svar')} har ändrats sedan dess och står kvar.` : ''}`,
    );
  };
  return {
    activeCell,
    openCell,
    closeCell,
    goOn,
    choose,
    takeBack,
    fillDown,
    fill,
    fillQuestion,
    dropFill: () => setFillQuestion(null),
    undo,
  };
}
