import type { InputHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { describedBy, Field, type FieldProps, fieldId } from './field.tsx';

export type InputProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldProps | 'id' | 'style' | 'className' | 'width'>;

/** One line of text, and the base of the other one-line fields. */
export function TextField({
  label,
  name,
  hint,
  error,
  width = 'medium',
  type = 'text',
  ...rest
}: InputProps) {
  return (
    <Field label={label} name={name} hint={hint} error={error}>
      <input
        {...rest}
        {...describedBy(name, hint, error)}
        id={fieldId(name)}
        name={name}
        type={type}
        className={classNames(styles.input, styles[width])}
      />
    </Field>
  );
}
