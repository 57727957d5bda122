import type { QuotaValues } from '#app/features/controls/forms/design-form.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import { withCurrentColumn } from './column-options.ts';
import type { ConditionColumn } from './condition-lines.tsx';
import styles from './control-form-design.module.css';

type Props = {
  quota: QuotaValues;
  index: number;
  columns: readonly ConditionColumn[];
  errorOf: (field: string) => string | undefined;
};

/** One quota (minst-krav): column, values that count and how many at least. */
export function QuotaFields({ quota, index, columns, errorOf }: Props) {
  const known = columns.find(({ header }) => header === quota.column)?.values ?? [];
  // The chosen values first, as they were stored.
  const shown = [...new Set([...quota.values, ...known])];
  const error = errorOf(`quotaValues-${index}`);
  return (
    <div className={styles.quota}>
      <Stack>
        <Select
          label="Kolumn"
          name={`quotaColumn-${index}`}
          hint={shown.length === 0 ? 'Tryck på Räkna ärenden så visas kolumnens värden.' : undefined}
          options={withCurrentColumn(
            columns.map(({ header }) => ({ value: header, label: header })),
            quota.column,
          )}
          emptyLabel="Inget krav"
          defaultValue={quota.column}
          error={errorOf(`quotaColumn-${index}`)}
        />
        {shown.length > 0 ? (
          <CheckboxGroup
            legend="Värden som uppfyller kravet"
            name={`quotaValues-${index}`}
            options={shown.map((value) => ({ value, label: value || '(tomt)' }))}
            defaultValues={quota.values}
            error={error}
          />
        ) : null}
        <Textarea
          label={shown.length > 0 ? 'Fler värden, ett per rad' : 'Värden som uppfyller kravet, ett per rad'}
          name={`quotaMore-${index}`}
          rows={2}
          width="medium"
          defaultValue={quota.more}
          error={shown.length > 0 ? undefined : error}
        />
        <NumberField
          label="Minst så många av dem"
          name={`quotaMinimum-${index}`}
          inputMode="numeric"
          defaultValue={quota.minimum}
          error={errorOf(`quotaMinimum-${index}`)}
        />
        <div className={styles.buttons}>
          {QUOTA_BUTTONS.map(({ intent, label }) => (
            <Button key={intent} type="submit" variant="quiet" name="intent" value={`${intent}-${index}`}>
              {label}
              <VisuallyHidden> minst-krav {index + 1}</VisuallyHidden>
            </Button>
          ))}
        </div>
      </Stack>
    </div>
  );
}

const QUOTA_BUTTONS = [
  { intent: 'quotaUp', label: 'Flytta upp' },
  { intent: 'quotaDown', label: 'Flytta ner' },
  { intent: 'removeQuota', label: 'Ta bort' },
];
