import type { KeyboardEvent, RefObject } from 'react';
import { flushSync } from 'react-dom';
import { movedBy } from '#app/features/reviews/domain/grid-moves.ts';
import { meaningOf } from './answer-keys.ts';
import { questionIn } from './grid-columns.ts';
import { isRating } from './review-stops.ts';
import type { Grid } from './use-grid.ts';
import type { GridAnswers } from './use-grid-answers.ts';
import { useReviewKeys } from './use-review-keys.ts';

type GridKeysHelp = { dialog: RefObject<HTMLDialogElement>; isOn: boolean; toggleHelp: () => void };

/** The keys on a cell; those of an open cell are its own (grid-editor.tsx). Says what to do with an event. */
export function useGridKeys(
  grid: Grid,
  answers: GridAnswers,
  { dialog, isOn, toggleHelp }: GridKeysHelp,
): (event: KeyboardEvent) => void {
  const { active, columns, rows } = grid;
  const onPage: Readonly<Record<string, () => void>> = {
    '?': () => dialog.current?.showModal(),
    O: grid.toNextUnanswered,
    H: toggleHelp,
  };
  // Before any cell has the focus: the first unanswered one gets it.
  useReviewKeys(isOn, (pressed) => {
    if (pressed !== '?' && pressed !== 'O') return false;
    onPage[pressed]?.();
    return true;
  });

  const move = (event: KeyboardEvent): boolean => {
    const isFar = event.ctrlKey || event.metaKey;
    if (event.key === 'Tab') return tab(event.shiftKey ? -1 : 1);
    const size = { rows: rows.length, columns: columns.length };
    const to = movedBy(event.key, isFar, active, size, grid.pageRows.current);
    if (!to) return false;
    const isMarking = event.shiftKey && to.column === active.column;
    grid.go(to, isMarking);
    return true;
  };
  // Past the ends of a row Tab leaves the table, so that nobody is caught in it.
  const tab = (step: 1 | -1): boolean => {
    const column = active.column + step;
    if (column < 0 || column >= columns.length) return false;
    grid.go({ ...active, column });
    return true;
  };
  const command = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase();
    if (key === 'd') answers.fillDown();
    else if (key === 'z' && !event.shiftKey) answers.undo();
    else return false;
    return true;
  };
  const enter = (event: KeyboardEvent): boolean => {
    const column = columns[active.column];
    if (column?.kind === 'question') answers.openCell('answer');
    else if (column?.kind === 'key')
      event.currentTarget.querySelector<HTMLElement>('[data-active] a')?.click();
    return true;
  };
  const answer = (pressed: string): boolean => {
    const question = questionIn(columns, active.column);
    const cell = answers.activeCell();
    if (!question || !cell) return false;
    const state = grid.store.stateAt(cell.place, cell.key);
    const meaning = meaningOf(question, grid.store.entryAt(cell.place, cell.key).draft, pressed);
    if (!meaning) return false;
    if (meaning.kind === 'field') {
      // At once, so that the digit itself goes on to the field.
      flushSync(() => answers.openCell('answer'));
      return false;
    }
    if (meaning.kind === 'trouble') grid.say(meaning.words);
    else if (state && isRating(state) && state.isComputed)
      grid.say('Svaret är beräknat. Tryck Enter för att ändra det.');
    else answers.choose(meaning.given, 'key');
    return true;
  };
  const single = (event: KeyboardEvent): boolean => {
    const pressed = event.key.length === 1 ? event.key.toUpperCase() : event.key;
    if (pressed === 'Enter' || pressed === 'F2') return enter(event);
    if (pressed === 'Delete' || pressed === 'Backspace') {
      answers.takeBack();
      return true;
    }
    if (pressed === 'Escape' && grid.isMarking) {
      grid.go(active);
      return true;
    }
    if (!isOn) return false;
    const act = onPage[pressed];
    if (!act) return answer(pressed);
    act();
    return true;
  };
  return (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.altKey || target?.closest('[data-editor]') || !target?.closest('[data-cell]')) return;
    if (event.key !== 'Shift' && event.key !== 'Control') grid.say('');
    const isCommand = event.ctrlKey || event.metaKey;
    if (move(event) || (isCommand ? command(event) : single(event))) event.preventDefault();
  };
}
