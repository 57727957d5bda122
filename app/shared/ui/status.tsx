import type { ReactNode } from 'react';
import styles from './status.module.css';

export type StatusTone = 'neutral' | 'info' | 'good' | 'warning' | 'error';

/** A shape of its own for every tone: the colour is never alone in carrying the meaning. */
const shapes: Record<StatusTone, ReactNode> = {
  neutral: <circle cx="5" cy="5" r="3.5" className={styles.hollow} />,
  info: <path d="M5 1.5a3.5 3.5 0 0 1 0 7z M5 1.5a3.5 3.5 0 1 0 0 7" className={styles.half} />,
  good: <path d="m1.5 5.5 2.4 2.4L8.5 2.4" className={styles.stroke} />,
  warning: <path d="M5 1 9.3 9H.7z" className={styles.solid} />,
  error: <path d="M5 .6 9.4 5 5 9.4.6 5z" className={styles.solid} />,
};

export function Status({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  return (
    <span className={`${styles.status} ${styles[tone]}`}>
      <svg
        className={styles.shape}
        viewBox="0 0 10 10"
        width="10"
        height="10"
        aria-hidden="true"
        focusable="false"
      >
        {shapes[tone]}
      </svg>
      {children}
    </span>
  );
}
