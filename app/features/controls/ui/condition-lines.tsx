import type {
  ConditionGroupValues,
  ConditionsValues,
} from '#app/features/controls/forms/condition-values.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import { ConditionLine } from './condition-line.tsx';
import styles from './condition-lines.module.css';

/** A column to compare, with its values where they are few. */
export type ConditionColumn = {
  readonly header: string;
  readonly type: ColumnType;
  readonly values: readonly string[];
};

type Props = {
  values: ConditionsValues;
  columns: readonly ConditionColumn[];
  errors: readonly FieldError[];
  legend: string;
  /** What no conditions at all mean. */
  none: string;
  /** The beginning of every field's name; two lists in one form have each their own. */
  prefix?: string;
};

const MODES = [
  { value: 'any', label: 'minst ett av villkoren (ELLER)' },
  { value: 'all', label: 'alla villkoren (OCH)' },
  { value: 'none', label: 'inget av villkoren' },
  { value: 'notAll', label: 'inte alla villkoren på en gång' },
];

/** Conditions in groups. Works without JavaScript: the buttons post the form and bring it back with a line more or less. */
export function ConditionLines({ values, columns, errors, legend, none, prefix = 'condition' }: Props) {
  const { groups } = values;
  const word = values.join === 'any' ? 'eller' : 'och';
  return (
    <fieldset className={styles.lines}>
      <legend className={styles.legend}>{legend}</legend>
      <input type="hidden" name={`${prefix}Groups`} value={groups.length} />
      {groups.length === 0 ? <p className={styles.hint}>{none}</p> : null}
      {groups.length > 1 ? (
        <Select
          label="Ett ärende är med när"
          name={`${prefix}Join`}
          options={[
            { value: 'all', label: 'allt nedan stämmer (OCH)' },
            { value: 'any', label: 'något av nedan stämmer (ELLER)' },
          ]}
          defaultValue={values.join}
        />
      ) : (
        <input type="hidden" name={`${prefix}Join`} value={values.join} />
      )}
      <ol className={styles.list}>
        {groups.map((group, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group has no identity but its place, and fields are named by it.
          <li key={place} className={styles.group}>
            {place > 0 ? <p className={styles.joinWord}>{word}</p> : null}
            <Group
              group={group}
              place={place}
              before={groups.slice(0, place).reduce((sum, { lines }) => sum + lines.length, 0)}
              prefix={prefix}
              columns={columns}
              errors={errors}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button type="submit" variant="secondary" name="intent" value={`${prefix}:addGroup`}>
          Lägg till villkor
        </Button>
      </div>
    </fieldset>
  );
}

type GroupProps = {
  group: ConditionGroupValues;
  place: number;
  /** How many lines stand above. */
  before: number;
  prefix: string;
  columns: readonly ConditionColumn[];
  errors: readonly FieldError[];
};

function Group({ group, place, before, prefix, columns, errors }: GroupProps) {
  const isPlain = group.lines.length === 1 && (group.mode === 'any' || group.mode === 'all');
  return (
    <div className={isPlain ? styles.single : styles.several}>
      <input type="hidden" name={`${prefix}Lines-${place}`} value={group.lines.length} />
      {isPlain ? (
        <input type="hidden" name={`${prefix}Mode-${place}`} value={group.mode} />
      ) : (
        <Select
          label="Här gäller"
          name={`${prefix}Mode-${place}`}
          options={MODES}
          defaultValue={group.mode}
        />
      )}
      <ol className={styles.list}>
        {group.lines.map((line, index) => (
          <ConditionLine
            // biome-ignore lint/suspicious/noArrayIndexKey: as for groups; a changed line is filled anew.
            key={`${index} ${line.column} ${line.operator} ${line.value}`}
            line={line}
            prefix={prefix}
            group={place}
            index={index}
            number={before + index + 1}
            columns={columns}
            errors={errors}
          />
        ))}
      </ol>
      <div>
        <Button type="submit" variant="quiet" name="intent" value={`${prefix}:addLine-${place}`}>
          {isPlain ? 'Lägg till eller-villkor' : 'Lägg till i gruppen'}
          <VisuallyHidden> efter villkor {before + group.lines.length}</VisuallyHidden>
        </Button>
      </div>
    </div>
  );
}
