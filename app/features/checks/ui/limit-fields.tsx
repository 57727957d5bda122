import type { ReactNode } from 'react';
import type { CheckFormValues } from '#app/features/checks/forms/check-form-values.ts';
import { Checkbox } from '#app/shared/ui/checkbox.tsx';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import styles from './limit-fields.module.css';

const KINDS = [
  {
    value: 'age',
    label: 'Det senaste datumet är för gammalt',
    hint: 'Till exempel: senaste övervägande ligger mer än sex månader bakåt.',
  },
  {
    value: 'gap',
    label: 'Det är för långt mellan två datum',
    hint: 'Till exempel: från beslut till verkställighet är det mer än tre månader.',
  },
  {
    value: 'order',
    label: 'Två datum står i fel ordning',
    hint: 'Till exempel: placeringen slutar innan den börjar.',
  },
  { value: 'none', label: 'Ingen tidsgräns', hint: 'Bara villkoren nedan avgör.' },
];
const UNITS = [
  { value: 'months', label: 'månader' },
  { value: 'weeks', label: 'veckor' },
  { value: 'days', label: 'dagar' },
];

type Props = {
  values: CheckFormValues;
  /** Headings of the columns that hold dates. */
  dateColumns: readonly string[];
  errorOf: (field: string) => string | undefined;
};

/** The time limit. Only the fields of the chosen kind are shown, by CSS alone: without it all of them are. */
export function LimitFields({ values, dateColumns, errorOf }: Props) {
  const column = (
    name: 'elseColumn' | 'gapFrom' | 'gapTo' | 'orderFirst' | 'orderSecond',
    label: ReactNode,
    empty: string,
  ) => (
    <Select
      label={label}
      name={name}
      options={optionsFor(dateColumns, values[name])}
      emptyLabel={empty}
      defaultValue={values[name]}
      error={errorOf(name)}
    />
  );
  return (
    <div className={styles.limit}>
      <RadioGroup
        legend="Tidsgräns"
        name="limitKind"
        options={KINDS}
        defaultValue={values.limitKind}
        error={errorOf('limitKind')}
      />
      <div className={styles.age}>
        <Stack>
          <CheckboxGroup
            legend="Datum som räknas"
            name="ageColumns"
            hint="Är flera valda räknas det senaste av dem som inte ligger efter referensdatumet."
            options={optionsFor(dateColumns, ...values.ageColumns)}
            defaultValues={values.ageColumns}
            error={errorOf('ageColumns')}
          />
          {column('elseColumn', 'Om inget datum finns, räkna från', 'Hitta inte sådana ärenden')}
        </Stack>
      </div>
      <div className={styles.gap}>
        <Stack>
          {column('gapFrom', 'Från', 'Välj kolumn')}
          {column('gapTo', 'Till', 'Välj kolumn')}
          <Checkbox
            label="Räkna till referensdatumet för ärenden som ännu saknar det andra datumet"
            name="countsWaiting"
            defaultChecked={values.countsWaiting}
          />
        </Stack>
      </div>
      <div className={styles.order}>
        <Stack>
          {column('orderFirst', 'Ska komma först', 'Välj kolumn')}
          {column('orderSecond', 'Ska komma sedan', 'Välj kolumn')}
        </Stack>
      </div>
      <div className={styles.span}>
        <Stack isRow>
          <NumberField label="Mer än" name="amount" defaultValue={values.amount} error={errorOf('amount')} />
          <Select
            label="Tid"
            name="unit"
            width="short"
            options={UNITS}
            defaultValue={values.unit}
            error={errorOf('unit')}
          />
        </Stack>
      </div>
    </div>
  );
}

/** A column that the register no longer has stays visible, so that it can be changed and not silently lost. */
function optionsFor(columns: readonly string[], ...chosen: readonly string[]) {
  const gone = chosen.filter((one) => one !== '' && !columns.includes(one));
  return [
    ...columns.map((value) => ({ value, label: value })),
    ...gone.map((value) => ({ value, label: `${value} (finns inte som datum i registret)` })),
  ];
}
