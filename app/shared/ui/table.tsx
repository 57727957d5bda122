import { type ReactNode, useId } from 'react';
import styles from './table.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

type TableProps = {
  caption: ReactNode;
  captionHidden?: boolean | undefined;
  /** `<thead>`, `<tbody>` and `<tfoot>` as they are. Numeric cells take `className={numeric}` or `data-numeric`. */
  children: ReactNode;
};

/**
 * A native table that scrolls inside its own container. The container can be focused so that it scrolls by
 * keyboard too (WCAG 2.1.1); the page itself never scrolls sideways.
 */
export function Table({ caption, captionHidden, children }: TableProps) {
  const captionId = useId();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be reachable by keyboard.
    <section className={styles.scroller} aria-labelledby={captionId} tabIndex={0}>
      <table className={styles.table}>
        <caption id={captionId} className={styles.caption}>
          {captionHidden ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}
        </caption>
        {children}
      </table>
    </section>
  );
}
