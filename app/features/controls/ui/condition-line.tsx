import { useState } from 'react';
import type { ConditionValues } from '#app/features/controls/forms/condition-values.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import { withCurrentColumn } from './column-options.ts';
import styles from './condition-lines.module.css';
import type { ConditionColumn } from './condition-lines.tsx';
import { operatorOptions, operatorsFor } from './condition-operators.ts';
import { ConditionValue } from './condition-value.tsx';

type Props = {
  line: ConditionValues;
  prefix: string;
  group: number;
  index: number;
  /** 1-based among all lines, for whoever cannot see where the buttons stand. */
  number: number;
  columns: readonly ConditionColumn[];
  errors: readonly FieldError[];
};

/** One condition: column, comparison and what the comparison needs. The buttons post the form and bring it back changed. */
export function ConditionLine({ line, prefix, group, index, number, columns, errors }: Props) {
  const [column, setColumn] = useState(line.column);
  const [operator, setOperator] = useState(line.operator);
  const place = `${group}-${index}`;
  const nameOf = (part: string) => `${prefix}${part}-${place}`;
  const errorOf = (part: string) => errors.find(({ field }) => field === nameOf(part))?.message;
  const typeOf = (header: string) => columns.find((one) => one.header === header)?.type;
  const columnOptions = columns.map(({ header }) => ({ value: header, label: header }));
  const choose = (header: string) => {
    setColumn(header);
    const fitting = operatorsFor(typeOf(header));
    if (!fitting.some((one) => one === operator)) setOperator(fitting[0] ?? 'is');
  };
  return (
    <li className={styles.line}>
      <Select
        label="Kolumn"
        name={nameOf('Column')}
        options={withCurrentColumn(columnOptions, column)}
        emptyLabel="Välj kolumn"
        value={column}
        onChange={(event) => choose(event.currentTarget.value)}
        error={errorOf('Column')}
      />
      <Select
        label="Jämförelse"
        name={nameOf('Operator')}
        options={operatorOptions(typeOf(column), operator)}
        value={operator}
        onChange={(event) => setOperator(event.currentTarget.value)}
        error={errorOf('Operator')}
      />
      <ConditionValue
        // What is typed for one column says nothing of another.
        key={column}
        line={column === line.column ? line : { ...line, value: '', values: [], more: '' }}
        operator={operator}
        nameOf={nameOf}
        errorOf={errorOf}
        known={columns.find(({ header }) => header === column)?.values ?? []}
        columnOptions={withCurrentColumn(columnOptions, line.after)}
      />
      <div className={styles.lineButtons}>
        {(['up', 'down', 'remove'] as const).map((kind) => (
          <Button key={kind} type="submit" variant="quiet" name="intent" value={`${prefix}:${kind}-${place}`}>
            {BUTTON_LABELS[kind]}
            <VisuallyHidden> villkor {number}</VisuallyHidden>
          </Button>
        ))}
      </div>
    </li>
  );
}

const BUTTON_LABELS = { up: 'Flytta upp', down: 'Flytta ner', remove: 'Ta bort' } as const;
