import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import styles from './page-header.module.css';

type PageHeaderProps = {
  title: ReactNode;
  /** A short line above the title: what kind of thing this is. */
  eyebrow?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  back?: { to: string; label: string } | undefined;
};

export function PageHeader({ title, eyebrow, lead, actions, back }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      {back ? (
        <Link to={back.to} className={styles.back}>
          <Icon name="arrow-left" />
          {back.label}
        </Link>
      ) : null}
      <div className={styles.row}>
        <div className={styles.heading}>
          {eyebrow ? <p className={styles.eyebrow}>{eyebrow}</p> : null}
          <h1 className={styles.title}>{title}</h1>
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
      {lead ? <div className={styles.lead}>{lead}</div> : null}
    </header>
  );
}
