import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import styles from './button.module.css';
import type { ButtonVariant } from './button.tsx';
import { classNames } from './class-names.ts';

type ButtonLinkProps = {
  to: string;
  variant?: ButtonVariant | undefined;
  /** A whole page load, for routes outside the application. */
  reloadDocument?: boolean | undefined;
  /** A file: rendered as a plain link, so that the browser saves what the server names. */
  download?: boolean | undefined;
  children: ReactNode;
};

export function ButtonLink({ to, variant = 'primary', reloadDocument, download, children }: ButtonLinkProps) {
  const className = classNames(styles.button, styles[variant]);
  if (download || reloadDocument) {
    return (
      <a href={to} className={className} download={download}>
        {children}
      </a>
    );
  }
  return (
    <Link to={to} className={className}>
      {children}
    </Link>
  );
}
