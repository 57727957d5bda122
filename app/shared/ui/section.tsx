import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import styles from './section.module.css';

type SectionProps = {
  title: ReactNode;
  id?: string | undefined;
  actions?: ReactNode;
  lead?: ReactNode;
  /** Only to work with, nothing to read: left out on paper. */
  isScreenOnly?: boolean;
  children?: ReactNode;
};

export function Section({ title, id, actions, lead, isScreenOnly = false, children }: SectionProps) {
  const generatedId = useId();
  const titleId = id ? `${id}-title` : generatedId;
  return (
    <section
      id={id}
      className={classNames(styles.section, isScreenOnly && styles.screenOnly)}
      aria-labelledby={titleId}
    >
      <div className={styles.row}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
      {lead ? <div className={styles.lead}>{lead}</div> : null}
      {children}
    </section>
  );
}
