import { type ReactNode, useId } from 'react';
import styles from './progress-bar.module.css';

type ProgressBarProps = { value: number; max: number; label: ReactNode };

/** The label says the numbers in words ("6 av 8 besvarade"); the bar only repeats them. */
export function ProgressBar({ value, max, label }: ProgressBarProps) {
  const id = useId();
  return (
    <div className={styles.progress}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <progress
        className={styles.bar}
        aria-labelledby={id}
        value={Math.min(value, max)}
        max={Math.max(max, 1)}
      />
    </div>
  );
}
