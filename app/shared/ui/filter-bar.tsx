import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './filter-bar.module.css';

type FilterBarProps = {
  action?: string | undefined;
  /** Fields (Select, DateField, TextField) in a row. */
  children: ReactNode;
  submitLabel?: string | undefined;
  /** Shown as "Rensa" when a filter is on. */
  resetTo?: string | undefined;
  hiddenFields?: Readonly<Record<string, string>> | undefined;
};

/** A GET form: what is chosen stands in the address and can be sent to a colleague. */
export function FilterBar({
  action,
  children,
  submitLabel = 'Visa',
  resetTo,
  hiddenFields = {},
}: FilterBarProps) {
  return (
    <Form method="get" {...(action ? { action } : {})} className={styles.bar} aria-label="Filter">
      {Object.entries(hiddenFields).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {children}
      <div className={styles.actions}>
        <Button variant="secondary">{submitLabel}</Button>
        {resetTo ? (
          <Link to={resetTo} className={styles.reset}>
            Rensa
          </Link>
        ) : null}
      </div>
    </Form>
  );
}
