import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

type SectionProps = {
  title: ReactNode;
  id?: string | undefined;
  actions?: ReactNode;
  lead?: ReactNode;
  children?: ReactNode;
};

export function Section({ title, id, actions, lead, children }: SectionProps) {
  const generatedId = useId();
  const titleId = id ? `${id}-title` : generatedId;
  return (
    <section id={id} className={styles.section} aria-labelledby={titleId}>
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
