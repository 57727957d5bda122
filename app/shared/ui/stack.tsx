import type { ReactNode } from 'react';
import styles from './stack.module.css';

type StackProps = {
  /** Between things that belong together, between parts of a section, between sections. */
  gap?: 'small' | 'medium' | 'large' | undefined;
  /** Side by side, wrapping. */
  isRow?: boolean | undefined;
  children: ReactNode;
};

export function Stack({ gap = 'medium', isRow, children }: StackProps) {
  return <div className={`${isRow ? styles.row : styles.column} ${styles[gap]}`}>{children}</div>;
}
