import type { ReactNode } from 'react';
import styles from './choice-group.module.css';
import fieldStyles from './field.module.css';
import { FieldError, FieldHint, fieldId } from './field.tsx';

export type ChoiceOption = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  isDisabled?: boolean | undefined;
};

export type ChoiceGroupProps = {
  legend: ReactNode;
  name: string;
  options: readonly ChoiceOption[];
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean | undefined;
  /** Side by side where there is room; for two or three short choices. */
  isInline?: boolean | undefined;
  /** The id of the form it belongs to, where it stands outside it. */
  form?: string | undefined;
};

type Props = ChoiceGroupProps & { type: 'radio' | 'checkbox'; checkedValues: readonly string[] };

/** The first input carries the id an error summary links to. */
export function ChoiceGroup(props: Props) {
  const { legend, name, options, hint, error, required, isInline, form, type, checkedValues } = props;
  const id = fieldId(name);
  const description = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      className={error ? `${fieldStyles.field} ${fieldStyles.hasError}` : fieldStyles.field}
      aria-describedby={description || undefined}
    >
      <legend className={fieldStyles.legend}>{legend}</legend>
      {hint ? <FieldHint name={name}>{hint}</FieldHint> : null}
      {error ? <FieldError name={name}>{error}</FieldError> : null}
      <div className={isInline ? `${styles.choices} ${styles.inline}` : styles.choices}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            id={index === 0 ? id : `${id}-${option.value}`}
            type={type}
            name={name}
            form={form}
            value={option.value}
            label={option.label}
            hint={option.hint}
            isDisabled={option.isDisabled}
            isRequired={type === 'radio' && required}
            isInvalid={error !== undefined}
            isChecked={checkedValues.includes(option.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

type ChoiceProps = {
  id: string;
  type: 'radio' | 'checkbox';
  name: string;
  form?: string | undefined;
  value?: string | undefined;
  label: ReactNode;
  hint?: ReactNode;
  isChecked: boolean;
  isDisabled?: boolean | undefined;
  isRequired?: boolean | undefined;
  isInvalid?: boolean | undefined;
};

/** One radio button or checkbox with its label; label and padding are part of the target. */
export function Choice(props: ChoiceProps) {
  const { id, type, name, form, value, label, hint, isChecked, isDisabled, isRequired, isInvalid } = props;
  return (
    <div className={styles.choice}>
      <input
        id={id}
        type={type}
        name={name}
        form={form}
        value={value}
        defaultChecked={isChecked}
        disabled={isDisabled}
        required={isRequired}
        aria-invalid={isInvalid ? true : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={styles.input}
      />
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
