import { type MouseEvent, memo, useSyncExternalStore } from 'react';
import { columnValue } from '#app/features/checklists/domain/columns.ts';
import { reviewStateWords } from '#app/features/reviews/domain/review-lifecycle.ts';
import { classNames } from '#app/shared/ui/class-names.ts';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import styles from './grid.module.css';
import { cellWords } from './grid-cell-words.ts';
import type { GridColumn } from './grid-columns.ts';
import { GridEditor } from './grid-editor.tsx';
import type { GridStore } from './grid-store.ts';
import type { OpenCell } from './use-grid.ts';
import type { GridAnswers } from './use-grid-answers.ts';

type GridRowProps = {
  store: GridStore;
  place: number;
  /** Where the row stands in the table now, from 0. */
  row: number;
  columns: readonly GridColumn[];
  /** The column of the active cell; −1 in other rows. */
  active: number;
  /** The column in which the row is marked; −1 when it is not. */
  marked: number;
  open: OpenCell | null;
  today: string;
  /** The newest of these, whatever is drawn: the row is not drawn again when they change. */
  answers: { readonly current: GridAnswers };
  onPress: (row: number, column: number, event: MouseEvent) => void;
  onOpen: (row: number, column: number) => void;
  onClose: () => void;
};

/** One case. Drawn again only when its own answers change, or the focus comes or goes. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { store, place, row, columns, active, marked, onPress, onOpen } = props;
  const queue = store.queueAt(place);
  useSyncExternalStore(queue.subscribe, queue.snapshot, queue.snapshot);
  return (
    <tr aria-rowindex={row + 2} className={styles.row}>
      {columns.map((column, at) => {
        const isActive = at === active;
        const Cell = column.kind === 'key' ? 'th' : 'td';
        return (
          <Cell
            key={nameOf(column)}
            role={column.kind === 'key' ? 'rowheader' : 'gridcell'}
            aria-colindex={at + 1}
            aria-selected={at === marked || undefined}
            aria-readonly={column.kind === 'question' ? undefined : true}
            tabIndex={isActive ? 0 : -1}
            data-cell={at}
            data-active={isActive || undefined}
            className={classNames(styles.cell, styles[column.kind])}
            onClick={(event) => onPress(row, at, event)}
            onDoubleClick={() => onOpen(row, at)}
          >
            <CellContent {...props} column={column} isActive={isActive} />
          </Cell>
        );
      })}
    </tr>
  );
});

function nameOf(column: GridColumn): string {
  if (column.kind === 'fact') return `fact:${column.header}`;
  return column.kind === 'question' ? `question:${column.question.key}` : column.kind;
}

function CellContent(props: GridRowProps & { column: GridColumn; isActive: boolean }) {
  const { store, place, column, isActive, open, today, answers, onClose } = props;
  const { reviewId, caseKey, columns, isProtected } = store.caseAt(place);
  switch (column.kind) {
    case 'key':
      return (
        <span className={styles.text}>
          <a href={`/granskningar/${reviewId}`} tabIndex={-1}>
            {caseKey}
          </a>
          {isProtected ? <span className={styles.trouble}> skyddad</span> : null}
        </span>
      );
    case 'fact':
      return <span className={styles.text}>{columnValue(columns, column.header)}</span>;
    case 'state':
      return <span className={styles.text}>{reviewStateWords[store.reviewStateAt(place)]}</span>;
    default: {
      const { key } = column.question;
      const state = store.stateAt(place, key);
      const entry = store.entryAt(place, key);
      const words = cellWords(state, entry, store.waitsForAt(place, key));
      return (
        <>
          <span className={classNames(styles.text, words.isFaint && styles.faint)}>{words.text}</span>
          {words.mark === '' ? null : (
            <span className={words.isTrouble ? styles.trouble : styles.mark} aria-hidden={!words.isTrouble}>
              {words.mark}
            </span>
          )}
          {words.spoken === '' ? null : <VisuallyHidden>{words.spoken}</VisuallyHidden>}
          {isActive && open !== null && state ? (
            <GridEditor
              {...{ store, place, state, entry, today, onClose }}
              part={open}
              answers={answers.current}
            />
          ) : null}
        </>
      );
    }
  }
}
