import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { GridView } from '#app/features/reviews/domain/grid-filter.ts';
import { rowsInView } from '#app/features/reviews/domain/grid-filter.ts';
import { type Cell, type Direction, nextWanted } from '#app/features/reviews/domain/grid-moves.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { type GridColumn, questionColumns } from './grid-columns.ts';
import type { GridStore } from './grid-store.ts';

/** Which field of an open cell gets the focus. */
export type OpenCell = 'answer' | 'reason' | 'comment' | 'evidence';

export type Grid = ReturnType<typeof useGrid>;

/** Which rows are in sight, which cell has the focus, and which rows are marked. */
export function useGrid(store: GridStore, columns: readonly GridColumn[], direction: Direction) {
  const [view, setView] = useState<GridView>({ filter: 'all', search: '', orderBy: '' });
  // Not while answering: a row that is done stays where it is until somebody filters again.
  const rows = useMemo(
    () =>
      rowsInView(
        store.cases.map((_, place) => store.factsAt(place)),
        view,
        swedishCollator.compare,
      ),
    [store, view],
  );
  const questions = useMemo(() => questionColumns(columns), [columns]);
  const [active, setActive] = useState<Cell>({ row: 0, column: questions[0] ?? 0 });
  const [anchor, setAnchor] = useState<number | null>(null);
  const [open, setOpen] = useState<OpenCell | null>(null);
  const [told, say] = useState('');
  /** Counts the times the focus is to go to the active cell. */
  const [focusTurn, setFocusTurn] = useState(0);
  const pageRows = useRef(10);
  const summary = useSyncExternalStore(store.subscribe, store.summary, store.summary);

  const placeAt = (row: number): number | undefined => rows[row];
  const questionKeyAt = (column: number): string | undefined => {
    const found = columns[column];
    return found?.kind === 'question' ? found.question.key : undefined;
  };
  const holds = ({ row, column }: Cell, test: (place: number, key: string) => boolean): boolean => {
    const place = placeAt(row);
    const key = questionKeyAt(column);
    return place !== undefined && key !== undefined && test(place, key);
  };
  const go = (cell: Cell, isMarking = false) => {
    setAnchor((from) => (isMarking ? (from ?? active.row) : null));
    setOpen(null);
    setActive(cell);
    setFocusTurn((turn) => turn + 1);
  };
  const toNextUnanswered = () => {
    const isLacking = (cell: Cell) => holds(cell, (place, key) => store.isLacking(place, key));
    // Before the table has had the focus its first cell is not passed by.
    if (focusTurn === 0 && isLacking(active)) {
      go(active);
      return;
    }
    const next = nextWanted(active, direction, rows.length, questions, isLacking);
    if (next) go(next);
    else if (isLacking(active)) go(active);
    else say(rows.length === 0 ? '' : 'Allt som visas är besvarat.');
  };
  const show = (change: Partial<GridView>) => {
    setView((now) => ({ ...now, ...change }));
    setAnchor(null);
    setOpen(null);
    setActive((cell) => ({ ...cell, row: 0 }));
  };
  const marked = {
    from: Math.min(anchor ?? active.row, active.row),
    to: Math.max(anchor ?? active.row, active.row),
  };
  return {
    store,
    columns,
    questions,
    direction,
    view,
    show,
    rows,
    active,
    marked,
    isMarking: anchor !== null,
    open,
    setOpen,
    told,
    say,
    focusTurn,
    pageRows,
    summary,
    placeAt,
    questionKeyAt,
    holds,
    go,
    toNextUnanswered,
  };
}
