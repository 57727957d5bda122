import type { ReactNode } from 'react';
import { Choice } from './choice-group.tsx';
import fieldStyles from './field.module.css';
import { FieldError, fieldId } from './field.tsx';

type CheckboxProps = {
  label: ReactNode;
  name: string;
  value?: string | undefined;
  defaultChecked?: boolean | undefined;
  hint?: ReactNode;
  error?: string | undefined;
};

/** A single yes or no; the form gets `value` ("on" by default) when ticked and nothing when not. */
export function Checkbox({ label, name, value = 'on', defaultChecked = false, hint, error }: CheckboxProps) {
  return (
    <div className={error ? `${fieldStyles.field} ${fieldStyles.hasError}` : fieldStyles.field}>
      {error ? <FieldError name={name}>{error}</FieldError> : null}
      <Choice
        id={fieldId(name)}
        type="checkbox"
        name={name}
        value={value}
        label={label}
        hint={hint}
        isChecked={defaultChecked}
        isInvalid={error !== undefined}
      />
    </div>
  );
}
