import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import styles from './table.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

type TableProps = {
  caption: ReactNode;
  captionHidden?: boolean | undefined;
  /** `<thead>`, `<tbody>` and `<tfoot>` as they are. Cells with numbers take `data-numeric`, cells that must not wrap `data-nowrap`. */
  children: ReactNode;
};

/** True until the browser has measured that everything fits: before hydration the container can be focused. */
function useOverflow() {
  const element = useRef<HTMLElement>(null);
  const [overflows, setOverflows] = useState(true);
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
  const { element, overflows } = useOverflow();
  return (
    <section
      ref={element}
      className={styles.scroller}
      aria-labelledby={captionId}
      tabIndex={overflows ? 0 : undefined}
    >
      <table className={styles.table}>
        <caption id={captionId} className={styles.caption}>
          {captionHidden ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}
        </caption>
        {children}
      </table>
    </section>
  );
}
