import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './disclosure.module.css';
import { Icon } from './icon.tsx';

type DisclosureProps = {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean | undefined;
  /** What is folded on the screen is needed on paper. */
  isPrintedOpen?: boolean;
};

export function Disclosure({ summary, children, open, isPrintedOpen = false }: DisclosureProps) {
  return (
    <details className={classNames(styles.disclosure, isPrintedOpen && styles.printedOpen)} open={open}>
      <summary className={styles.summary}>
        <span className={styles.marker}>
          <Icon name="chevron" />
        </span>
        {summary}
      </summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}
