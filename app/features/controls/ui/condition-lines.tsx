import type { ReactNode } from 'react';
import type { ConditionValues, FieldError } from '#app/features/controls/forms/control-form-values.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import styles from './condition-lines.module.css';

const OPERATORS = [
  { value: 'is', label: 'är' },
  { value: 'isNot', label: 'är inte' },
  { value: 'isOneOf', label: 'är något av' },
  { value: 'isEmpty', label: 'är tomt' },
  { value: 'isNotEmpty', label: 'är ifyllt' },
  { value: 'isOnOrBefore', label: 'är senast' },
  { value: 'isBefore', label: 'är före' },
  { value: 'isOnOrAfter', label: 'är tidigast' },
  { value: 'isAfter', label: 'är efter' },
];

const JOINS = [
  { value: 'and', label: 'och' },
  { value: 'or', label: 'eller' },
];

type Props = {
  lines: readonly ConditionValues[];
  columns: readonly { readonly header: string; readonly values: readonly string[] }[];
  errors: readonly FieldError[];
  /** What the names of the fields begin with, where a form has more than one list of conditions. */
  list?: string;
  legend?: ReactNode;
  hint?: ReactNode;
  /** What no conditions at all mean. */
  emptyText?: string;
};

const HINT = (
  <>
    Skriv ett datum som 2026-10-31 eller ordet <strong>referensdatum</strong>, som är omgångens egen dag.
    Skilj flera värden med semikolon. Rader med <em>eller</em> hör ihop med raden före.
  </>
);

/** The filter as lines of column, comparison and value. The buttons post the form and bring it back with a line more or less. */
export function ConditionLines({
  lines,
  columns,
  errors,
  list = 'condition',
  legend = 'Vilka ärenden hör till urvalsramen?',
  hint = HINT,
  emptyText = 'Inga villkor: alla ärenden i registret är med.',
}: Props) {
  const intent = list.charAt(0).toUpperCase() + list.slice(1);
  const columnOptions = columns.map(({ header }) => ({ value: header, label: header }));
  return (
    <fieldset className={styles.lines}>
      <legend className={styles.legend}>{legend}</legend>
      <p className={styles.hint}>{hint}</p>
      <input type="hidden" name={`${list}Count`} value={lines.length} />
      {lines.length === 0 ? <p>{emptyText}</p> : null}
      <ol className={styles.list}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place, and fields are named by it.
          <li key={`${index} ${line.column} ${line.operator} ${line.value}`} className={styles.line}>
            {index === 0 ? (
              <input type="hidden" name={`${list}Join-0`} value="and" />
            ) : (
              <Select
                label="Samband"
                name={`${list}Join-${index}`}
                width="short"
                options={JOINS}
                defaultValue={line.join}
              />
            )}
            <Select
              label="Kolumn"
              name={`${list}Column-${index}`}
              options={withUnknown(columnOptions, line.column)}
              emptyLabel="Välj kolumn"
              defaultValue={line.column}
            />
            <Select
              label="Jämförelse"
              name={`${list}Operator-${index}`}
              width="short"
              options={OPERATORS}
              defaultValue={line.operator}
            />
            <TextField
              label="Värde"
              name={`${list}Value-${index}`}
              defaultValue={line.value}
              list={`${list}-values-${index}`}
              error={errors.find(({ field }) => field === `${list}Value-${index}`)?.message}
            />
            <datalist id={`${list}-values-${index}`}>
              {(columns.find(({ header }) => header === line.column)?.values ?? ['referensdatum']).map(
                (value) => (
                  <option key={value} value={value} />
                ),
              )}
            </datalist>
            <Button type="submit" variant="quiet" name="intent" value={`remove${intent}-${index}`}>
              Ta bort<VisuallyHidden> villkor {index + 1}</VisuallyHidden>
            </Button>
          </li>
        ))}
      </ol>
      <div>
        <Button type="submit" variant="secondary" name="intent" value={`add${intent}`}>
          Lägg till villkor
        </Button>
      </div>
    </fieldset>
  );
}

/** A column that the register no longer has stays visible, so that it can be changed and not silently lost. */
function withUnknown(options: { value: string; label: string }[], column: string) {
  if (column === '' || options.some(({ value }) => value === column)) return options;
  return [...options, { value: column, label: `${column} (finns inte i registret)` }];
}
