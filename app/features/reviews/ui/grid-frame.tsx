import { type MouseEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { partsOfGrid } from '#app/features/reviews/domain/grid-window.ts';
import { classNames } from '#app/shared/ui/class-names.ts';
import styles from './grid.module.css';
import { columnWidths, type GridColumn } from './grid-columns.ts';
import { GridRow } from './grid-row.tsx';
import type { Grid } from './use-grid.ts';
import type { GridAnswers } from './use-grid-answers.ts';

type GridFrameProps = {
  grid: Grid;
  answers: GridAnswers;
  caption: string;
  today: string;
  onKeyDown: (event: React.KeyboardEvent) => void;
};

/** Rows drawn above and below those in sight. */
const SPARE = 8;

/** The pattern for a table whose cells are gone through by arrow keys; the linter takes tables to be for reading only. */
const asGrid = { role: 'grid', 'aria-multiselectable': true } as const;
/** The height of rows that are not drawn: nothing to be told. */
const leftOut = { role: 'presentation' } as const;

/** The table itself: only the rows in sight are drawn, so that five thousand are as quick as fifty. */
export function GridFrame({ grid, answers, caption, today, onKeyDown }: GridFrameProps) {
  const { store, columns, rows, active, marked, isMarking, open } = grid;
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const { first, count, rowHeight, isPrinting } = useWindow(scroller, grid);
  const latest = useRef(answers);
  latest.current = answers;
  const now = useRef(grid);
  now.current = grid;

  useLayoutEffect(() => {
    const width = columns.reduce((sum, { kind }) => sum + columnWidths[kind], 0);
    if (table.current) table.current.style.inlineSize = `${width}rem`;
  }, [columns]);
  useLayoutEffect(() => {
    if (grid.focusTurn === 0) return;
    const cell = table.current?.querySelector<HTMLElement>('[data-active]');
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    // The page too, so that no part of the table lies under what stays in sight above it.
    if (cell) scroller.current?.scrollIntoView({ block: 'nearest' });
  }, [grid.focusTurn]);

  const press = useCallback((row: number, column: number, event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('[data-editor], a')) return;
    latest.current.closeCell();
    now.current.go({ row, column }, event.shiftKey);
  }, []);
  const openAt = useCallback((row: number, column: number) => {
    if (now.current.active.row === row && now.current.active.column === column)
      latest.current.openCell('answer');
  }, []);
  const close = useCallback(() => {
    latest.current.closeCell();
    now.current.go(now.current.active);
  }, []);

  const parts = isPrinting
    ? partsOfGrid(0, rows.length, active.row, rows.length)
    : partsOfGrid(first - SPARE, first + count + SPARE, active.row, rows.length);
  return (
    <div ref={scroller} data-frame className={styles.scroller}>
      <table
        ref={table}
        {...asGrid}
        aria-label={caption}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        className={styles.table}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={headerOf(column)} className={styles[`${column.kind}Width`]} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column, at) => (
              <th
                key={headerOf(column)}
                scope="col"
                aria-colindex={at + 1}
                aria-sort={
                  column.kind === 'fact' && column.header === grid.view.orderBy ? 'ascending' : undefined
                }
                className={classNames(styles.head, column.kind === 'key' && styles.key)}
              >
                <span className={styles.headText} title={headerOf(column)}>
                  {headerOf(column)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => {
            if (part.kind === 'gap')
              return (
                <tr key={`gap-${part.after}`} {...leftOut} className={styles.gap}>
                  <td {...leftOut} colSpan={columns.length} height={part.count * rowHeight} />
                </tr>
              );
            const { index } = part;
            const place = rows[index] ?? 0;
            const isActive = index === active.row;
            const isMarked = isMarking && index >= marked.from && index <= marked.to;
            return (
              <GridRow
                key={place}
                {...{ store, place, columns, today }}
                row={index}
                active={isActive ? active.column : -1}
                marked={isMarked ? active.column : -1}
                open={isActive ? open : null}
                answers={latest}
                onPress={press}
                onOpen={openAt}
                onClose={close}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function headerOf(column: GridColumn): string {
  switch (column.kind) {
    case 'key':
      return 'Ärende';
    case 'fact':
      return column.header;
    case 'question':
      return column.question.shortName;
    default:
      return 'Läge';
  }
}

/** Which rows are in sight, by the height that a row really has; all of them while the page is printed. */
function useWindow(scroller: React.RefObject<HTMLDivElement>, grid: Grid) {
  const [window_, setWindow] = useState({ first: 0, count: 30, rowHeight: 40 });
  const [isPrinting, setIsPrinting] = useState(false);
  const { pageRows } = grid;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const rowHeight =
        element.querySelector('tbody tr[aria-rowindex]')?.getBoundingClientRect().height || 40;
      const headHeight = element.querySelector('thead')?.getBoundingClientRect().height ?? 0;
      element.style.scrollPaddingBlockStart = `${headHeight}px`;
      const first = Math.floor(element.scrollTop / rowHeight);
      const count = Math.ceil(element.clientHeight / rowHeight);
      pageRows.current = Math.max(1, count - 3);
      setWindow((was) =>
        was.first === first && was.count === count && was.rowHeight === rowHeight
          ? was
          : { first, count, rowHeight },
      );
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller, pageRows]);
  useEffect(() => {
    const begin = () => flushSync(() => setIsPrinting(true));
    const end = () => setIsPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return { ...window_, isPrinting };
}
