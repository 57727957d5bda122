import { useEffect, useRef } from 'react';
import styles from './error-summary.module.css';
import { fieldId } from './field.tsx';

export type FormError = { field?: string | undefined; message: string };

type ErrorSummaryProps = { title?: string | undefined; errors: readonly FormError[] };

/** Stands first on the page and takes focus when it appears, so that nobody wonders why nothing happened. */
export function ErrorSummary({ title = 'Något behöver rättas', errors }: ErrorSummaryProps) {
  const element = useRef<HTMLDivElement>(null);
  const signature = errors.map((error) => error.message).join('|');
  useEffect(() => {
    if (signature !== '') element.current?.focus();
  }, [signature]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={element}
      className={styles.summary}
      role="alert"
      aria-labelledby="error-summary-title"
      tabIndex={-1}
    >
      <h2 id="error-summary-title" className={styles.title}>
        {title}
      </h2>
      <ul className={styles.list}>
        {errors.map((error) => (
          <li key={`${error.field ?? ''} ${error.message}`}>
            {error.field === undefined ? (
              error.message
            ) : (
              <a className={styles.link} href={`#${fieldId(error.field)}`}>
                {error.message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
