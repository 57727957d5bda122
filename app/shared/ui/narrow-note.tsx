import type { ReactNode } from 'react';
import styles from './narrow-note.module.css';

/** What a narrow screen must not leave to the right of the edge: shown under the first cell there, and nowhere else. */
export function NarrowNote({ children }: { children: ReactNode }) {
  return <div className={styles.note}>{children}</div>;
}
