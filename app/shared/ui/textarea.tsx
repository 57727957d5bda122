import type { TextareaHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { describedBy, Field, type FieldProps, fieldId } from './field.tsx';

type TextareaProps = FieldProps &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof FieldProps | 'id' | 'style' | 'className'>;

export function Textarea({ label, name, hint, error, width = 'full', rows = 4, ...rest }: TextareaProps) {
  return (
    <Field label={label} name={name} hint={hint} error={error}>
      <textarea
        {...rest}
        {...describedBy(name, hint, error)}
        id={fieldId(name)}
        name={name}
        rows={rows}
        className={classNames(styles.input, styles[width])}
      />
    </Field>
  );
}
