import type { ControlFormValues } from '#app/features/controls/forms/control-form-values.ts';
import type { QuotaValues } from '#app/features/controls/forms/design-form.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import type { ConditionColumn } from './condition-lines.tsx';
import styles from './control-form-design.module.css';

const KINDS = [
  {
    value: 'whole',
    label: 'Slumpvis ur hela ramen',
    hint: 'Alla ärenden har samma chans. Det vanliga.',
  },
  {
    value: 'perStratum',
    label: 'Slumpvis, lika många ur varje grupp',
    hint: 'Till exempel två för varje handläggare eller fem för varje enhet.',
  },
  {
    value: 'proportional',
    label: 'Slumpvis, fördelat efter gruppernas storlek',
    hint: 'Till exempel 22 sammanlagt, fler från den som har fler ärenden.',
  },
  {
    value: 'census',
    label: 'Alla (totalundersökning)',
    hint: 'Ingenting lottas. Resultatet gäller hela ramen och får inget intervall.',
  },
  {
    value: 'firstInOrder',
    label: 'De första i datumordning',
    hint: 'Till exempel de tre första som avslutades i varje grupp. Inte slumpvis, så inget intervall.',
  },
  {
    value: 'selfSelected',
    label: 'Självvalda',
    hint: 'Var och en väljer så många av sina egna. Märks som självvalt och får inget intervall.',
  },
  {
    value: 'onCause',
    label: 'Riktat, med ett skäl för varje ärende',
    hint: 'För att något har hänt. Märks som riktat, hålls utanför alla skattningar och får inget intervall.',
  },
];

type Props = {
  values: ControlFormValues;
  columns: readonly ConditionColumn[];
  errorOf: (field: string) => string | undefined;
};

/** How the cases are selected. The style sheet shows the fields that the chosen kind has, so that no script is needed. */
export function DesignFields({ values, columns, errorOf }: Props) {
  const all = columns.map(({ header }) => ({ value: header, label: header }));
  const days = columns.filter(({ type }) => type === 'date' || type === 'dateSeries');
  return (
    <div className={styles.design}>
      <RadioGroup
        legend="Hur väljs ärendena?"
        name="designKind"
        options={KINDS}
        defaultValue={values.designKind}
        error={errorOf('designKind')}
      />
      <div className={styles.size}>
        <NumberField
          label="Antal ärenden"
          name="size"
          inputMode="numeric"
          hint="Ur varje grupp, när kontrollen har grupper. Annars sammanlagt."
          defaultValue={values.size}
          error={errorOf('size')}
        />
      </div>
      <div className={styles.order}>
        <Select
          label="Datumet som ordnar ärendena"
          name="orderColumn"
          options={withCurrent(
            days.map(({ header }) => ({ value: header, label: header })),
            values.orderColumn,
          )}
          emptyLabel="Välj kolumn"
          defaultValue={values.orderColumn}
          error={errorOf('orderColumn')}
        />
      </div>
      <div className={styles.groups}>
        <Select
          label="Grupper efter kolumnen"
          name="groupColumn"
          hint="Till exempel handläggare eller enhet. Vid datumordning går det att lämna tomt."
          options={withCurrent(all, values.groupColumn)}
          emptyLabel="Inga grupper"
          defaultValue={values.groupColumn}
          error={errorOf('groupColumn')}
        />
      </div>
      <fieldset className={styles.quotas}>
        <legend className={styles.legend}>Minst-krav (frivilligt)</legend>
        <p className={styles.hint}>
          Ser till att någon av ett ovanligare slag alltid är med. Med grupper gäller kravet i varje grupp.
          Det översta kravet fylls först.
        </p>
        <input type="hidden" name="quotaCount" value={values.quotas.length} />
        {values.quotas.map((quota, index) => (
          <QuotaFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a quota has no identity but its place, and fields are named by it.
            key={`${index} ${quota.column}`}
            quota={quota}
            index={index}
            columns={columns}
            errorOf={errorOf}
          />
        ))}
        <div>
          <Button type="submit" variant="secondary" name="intent" value="addQuota">
            Lägg till minst-krav
          </Button>
        </div>
      </fieldset>
    </div>
  );
}

function QuotaFields({
  quota,
  index,
  columns,
  errorOf,
}: {
  quota: QuotaValues;
  index: number;
  columns: readonly ConditionColumn[];
  errorOf: Props['errorOf'];
}) {
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
          options={withCurrent(
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

/** A column that the register no longer has stays visible, so that it can be changed and not silently lost. */
function withCurrent(options: { value: string; label: string }[], column: string) {
  if (column === '' || options.some(({ value }) => value === column)) return options;
  return [...options, { value: column, label: `${column} (finns inte i registret)` }];
}
