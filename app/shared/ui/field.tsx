import type { ReactNode } from 'react';
import styles from './field.module.css';

/** What every labelled field takes. `error` is the sentence to show; ErrorSummary links to `fieldId(name)`. */
export type FieldProps = {
  label: ReactNode;
  name: string;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean | undefined;
  width?: FieldWidth | undefined;
};

export type FieldWidth = 'short' | 'medium' | 'full';

/** The id of a field's input: what an error summary links to. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

/** `aria-describedby` and `aria-invalid` for an input whose hint and error are rendered by `Field`. */
export function describedBy(name: string, hint: ReactNode, error: string | undefined) {
  const id = fieldId(name);
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? (true as const) : undefined };
}

export function FieldHint({ name, children }: { name: string; children: ReactNode }) {
  return (
    <p id={`${fieldId(name)}-hint`} className={styles.hint}>
      {children}
    </p>
  );
}

export function FieldError({ name, children }: { name: string; children: ReactNode }) {
  return (
    <p id={`${fieldId(name)}-error`} className={styles.error}>
      <span className={styles.errorMark} aria-hidden="true">
        !
      </span>
      {children}
    </p>
  );
}

/** Label, hint and error around one input. */
export function Field({ label, name, hint, error, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className={error ? `${styles.field} ${styles.hasError}` : styles.field}>
      <label className={styles.label} htmlFor={fieldId(name)}>
        {label}
      </label>
      {hint ? <FieldHint name={name}>{hint}</FieldHint> : null}
      {error ? <FieldError name={name}>{error}</FieldError> : null}
      {children}
    </div>
  );
}
