import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import styles from './table.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

type TableProps = {
  caption: ReactNode;
  captionHidden?: boolean | undefined;
  /**
   * `<thead>`, `<tbody>` and `<tfoot>` as they are. Cells with numbers take `data-numeric`, cells that must not wrap `data-nowrap`, and those of
   * a column that a NarrowNote in the first cell stands for on a narrow screen `data-wide`.
   */
  children: ReactNode;
};

/**
 * Undefined until the browser has measured: before hydration the container can be focused. The table is watched too,
 * which can grow (a font that arrives late, rows that are added) while its container keeps its size.
 */
function useOverflow() {
  const container = useRef<HTMLElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const [overflows, setOverflows] = useState<boolean>();
  useEffect(() => {
    const scroller = container.current;
    if (!scroller || !table.current) return;
    const observer = new ResizeObserver(() => setOverflows(scroller.scrollWidth > scroller.clientWidth));
    observer.observe(scroller);
    observer.observe(table.current);
    return () => observer.disconnect();
  }, []);
  return { container, table, overflows };
}

/**
 * A native table that scrolls inside its own container; the page itself never scrolls sideways. The container
 * takes focus when it has something to scroll to, so that it scrolls by keyboard too (WCAG 2.1.1).
 */
export function Table({ caption, captionHidden, children }: TableProps) {
  const captionId = useId();
  const hintId = useId();
  const { container, table, overflows } = useOverflow();
  return (
    <section
      ref={container}
      className={styles.scroller}
      aria-labelledby={captionId}
      aria-describedby={overflows ? hintId : undefined}
      tabIndex={overflows === false ? undefined : 0}
    >
      {overflows ? (
        <p id={hintId} hidden>
          Tabellen är bredare än sidan. Rulla i sidled för att se resten.
        </p>
      ) : null}
      <table ref={table} className={styles.table}>
        <caption id={captionId} className={styles.caption}>
          {captionHidden ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}
        </caption>
        {children}
      </table>
    </section>
  );
}
