import type { SelectHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { describedBy, Field, type FieldProps, fieldId } from './field.tsx';

type SelectProps = FieldProps &
  Omit<
    SelectHTMLAttributes<HTMLSelectElement>,
    keyof FieldProps | 'id' | 'style' | 'className' | 'children'
  > & {
    options: readonly { value: string; label: string; isDisabled?: boolean | undefined }[];
    /** The first, empty choice: "Välj enhet" or "Alla enheter". Without it the first option is chosen. */
    emptyLabel?: string | undefined;
  };

export function Select({
  label,
  name,
  hint,
  error,
  width = 'medium',
  options,
  emptyLabel,
  ...rest
}: SelectProps) {
  return (
    <Field label={label} name={name} hint={hint} error={error}>
      <select
        {...rest}
        {...describedBy(name, hint, error)}
        id={fieldId(name)}
        name={name}
        className={classNames(styles.input, styles[width])}
      >
        {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.isDisabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
