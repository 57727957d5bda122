import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

type EmptyStateProps = { title: ReactNode; children?: ReactNode; action?: ReactNode };

/** Says what belongs here and gives the button. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children ? <div className={styles.body}>{children}</div> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
