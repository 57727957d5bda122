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

/** Undefined until the browser has measured: before hydration the container can be focused. */
function useOverflow() {
  const element = useRef<HTMLElement>(null);
  const [overflows, setOverflows] = useState<boolean>();
  useEffect(() => {
    const scroller = element.current;
    if (!scroller) return;
    const observer = new ResizeObserver(() => setOverflows(scroller.scrollWidth > scroller.clientWidth));
    observer.observe(scroller);
    return () => observer.disconnect();
  }, []);
  return { element, overflows };
}

/**
 * A native table that scrolls inside its own container; the page itself never scrolls sideways. The container
 * takes focus when it has something to scroll to, so that it scrolls by keyboard too (WCAG 2.1.1).
 */
export function Table({ caption, captionHidden, children }: TableProps) {
  const captionId = useId();
  const hintId = useId();
  const { element, overflows } = useOverflow();
  return (
    <section
      ref={element}
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
      <table className={styles.table}>
        <caption id={captionId} className={styles.caption}>
          {captionHidden ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}
        </caption>
        {children}
      </table>
    </section>
  );
}
