import type { SelectHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { describedBy, Field, type FieldProps, fieldId } from './field.tsx';

type Option = {
  value: string;
  label: string;
  isDisabled?: boolean | undefined;
  /** Options that follow each other under the same heading. */
  group?: string | undefined;
};

type SelectProps = FieldProps &
  Omit<
    SelectHTMLAttributes<HTMLSelectElement>,
    keyof FieldProps | 'id' | 'style' | 'className' | 'children'
  > & {
    options: readonly Option[];
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
        {grouped(options).map(({ group, members }) =>
          group === undefined ? (
            members.map(asOption)
          ) : (
            <optgroup key={`${group} ${members[0]?.value}`} label={group}>
              {members.map(asOption)}
            </optgroup>
          ),
        )}
      </select>
    </Field>
  );
}

const asOption = ({ value, label, isDisabled }: Option) => (
  <option key={value} value={value} disabled={isDisabled}>
    {label}
  </option>
);

function grouped(options: readonly Option[]): { group: string | undefined; members: Option[] }[] {
  const groups: { group: string | undefined; members: Option[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.group === option.group) last.members.push(option);
    else groups.push({ group: option.group, members: [option] });
  }
  return groups;
}
