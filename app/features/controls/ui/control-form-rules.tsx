import type { ControlFormValues } from '#app/features/controls/forms/control-form-values.ts';
import { Choice } from '#app/shared/ui/choice-group.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import type { ConditionColumn } from './condition-lines.tsx';
import styles from './control-form-rules.module.css';

type Props = {
  values: ControlFormValues;
  columns: readonly ConditionColumn[];
  errorOf: (field: string) => string | undefined;
};

/** The rules of the frame that look at more than the case itself. */
export function RulesFields({ values, columns, errorOf }: Props) {
  const options = columns.map(({ header }) => ({ value: header, label: header }));
  const { onePerColumn } = values;
  const isKnown = onePerColumn === '' || options.some(({ value }) => value === onePerColumn);
  return (
    <div className={styles.rules}>
      <Stack>
        <Choice
          id="field-onlySinceLastDraw"
          type="checkbox"
          name="onlySinceLastDraw"
          value="1"
          label="Bara det som har kommit till sedan förra dragningen (löpande stickprov)"
          hint="Ärenden som fanns i ramen vid en tidigare dragning i kontrollen lämnas utanför. Varje ärende får en enda chans."
          isChecked={values.isOnlySinceLastDraw}
        />
        <Select
          label="Ett ärende för varje"
          name="onePerColumn"
          hint="Till exempel personens pseudonym eller syskongruppen. Det ärende som har lägst ärendenummer är med. Ärenden där kolumnen är tom är alla med."
          options={
            isKnown
              ? options
              : [...options, { value: onePerColumn, label: `${onePerColumn} (finns inte i registret)` }]
          }
          emptyLabel="Ingen sådan regel"
          defaultValue={onePerColumn}
          error={errorOf('onePerColumn')}
        />
        <RadioGroup
          legend="Ärenden som nyligen har granskats"
          name="reviewedRule"
          options={[
            { value: 'none', label: 'är med som andra' },
            { value: 'rounds', label: 'lämnas utanför om de granskades i kontrollens senaste omgångar' },
            {
              value: 'months',
              label: 'lämnas utanför om de har granskats de senaste månaderna, i vilken kontroll som helst',
            },
          ]}
          defaultValue={values.reviewedRule}
        />
        <div className={styles.amount}>
          <NumberField
            label="Så många omgångar eller månader bakåt"
            name="reviewedAmount"
            inputMode="numeric"
            defaultValue={values.reviewedAmount}
            error={errorOf('reviewedAmount')}
          />
        </div>
      </Stack>
    </div>
  );
}
