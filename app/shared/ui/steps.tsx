import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import styles from './steps.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export type Step = {
  label: string;
  to?: string | undefined;
  /** `ended`: over without being done to the end. */
  state: 'done' | 'ended' | 'current' | 'upcoming';
  /** Who and when, or how far it has come. */
  note?: ReactNode;
};

const stateInWords = {
  done: 'klart',
  ended: 'avslutat, inte helt klart',
  current: 'pågår',
  upcoming: 'återstår',
} as const;

export function Steps({ label = 'Steg', items }: { label?: string | undefined; items: readonly Step[] }) {
  return (
    <nav aria-label={label}>
      <ol className={styles.steps}>
        {items.map((item, index) => (
          <li
            key={item.label}
            className={`${styles.step} ${styles[item.state]}`}
            aria-current={item.state === 'current' ? 'step' : undefined}
          >
            <span className={styles.mark} aria-hidden="true">
              {item.state === 'done' ? <Icon name="check" /> : index + 1}
            </span>
            <span className={styles.text}>
              <span className={styles.label}>
                {item.to ? <Link to={item.to}>{item.label}</Link> : item.label}
                <VisuallyHidden> ({stateInWords[item.state]})</VisuallyHidden>
              </span>
              {item.note ? <span className={styles.note}>{item.note}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
