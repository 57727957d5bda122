import type { ReactNode } from 'react';
import styles from './summary-list.module.css';

type SummaryListProps = { items: readonly { term: ReactNode; description: ReactNode }[] };

export function SummaryList({ items }: SummaryListProps) {
  return (
    <dl className={styles.list}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed for its page and terms may be elements.
        <div key={index} className={styles.row}>
          <dt className={styles.term}>{item.term}</dt>
          <dd className={styles.description}>{item.description}</dd>
        </div>
      ))}
    </dl>
  );
}
