import type { ControlFormValues } from '#app/features/controls/forms/control-form-values.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { withCurrentColumn } from './column-options.ts';
import type { ConditionColumn } from './condition-lines.tsx';
import styles from './control-form-design.module.css';
import { QuotaFields } from './quota-fields.tsx';

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
    hint: 'Ingenting lottas. Resultatet gäller hela ramen och får inget osäkerhetsintervall.',
  },
  {
    value: 'firstInOrder',
    label: 'De första i datumordning',
    hint: 'Till exempel de tre första som avslutades i varje grupp. Inte slumpvis, så resultatet får inget osäkerhetsintervall.',
  },
  {
    value: 'selfSelected',
    label: 'Självvalda',
    hint: 'Var och en väljer så många av sina egna. Märks som självvalt och får inget osäkerhetsintervall.',
  },
  {
    value: 'onCause',
    label: 'Riktat, med ett skäl för varje ärende',
    hint: 'För att något har hänt. Märks som riktat, hålls utanför alla skattningar och får inget osäkerhetsintervall.',
  },
];

/** A hint for each kind it differs for; `other` stands where a browser cannot tell which kind is chosen. */
type HintsOfKind = Readonly<Record<string, string>> & { readonly other: string };

const SIZE_HINTS: HintsOfKind = {
  whole: 'Sammanlagt.',
  perStratum: 'Ur varje grupp.',
  proportional: 'Sammanlagt. De fördelas på grupperna efter hur många ärenden var och en har.',
  firstInOrder: 'Ur varje grupp, eller sammanlagt om du inte väljer grupper.',
  selfSelected: 'För var och en som väljer.',
  other: 'Sammanlagt. Ska lika många tas ur varje grupp: så många ur varje.',
};

const GROUP_HINTS: HintsOfKind = {
  perStratum: 'Till exempel handläggare eller enhet.',
  proportional: 'Till exempel handläggare eller enhet.',
  firstInOrder: 'Till exempel enhet. Går att lämna tomt.',
  selfSelected: 'Den som väljer, oftast handläggaren.',
  other: 'Till exempel handläggare eller enhet.',
};

/** The style sheet shows the hint of the chosen kind, so that no script is needed. */
function HintOfKind({ hints }: { hints: HintsOfKind }) {
  return Object.entries(hints).map(([kind, hint]) => (
    <span key={kind} className={styles.ofKind} data-kind={kind}>
      {hint}
    </span>
  ));
}

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
          hint={<HintOfKind hints={SIZE_HINTS} />}
          defaultValue={values.size}
          error={errorOf('size')}
        />
      </div>
      <div className={styles.order}>
        <Select
          label="Datumet som ordnar ärendena"
          name="orderColumn"
          hint={
            days.length === 0
              ? 'Registret har ingen kolumn med datum. Under Register anger du vilka kolumner som är datum.'
              : undefined
          }
          options={withCurrentColumn(
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
          hint={<HintOfKind hints={GROUP_HINTS} />}
          options={withCurrentColumn(all, values.groupColumn)}
          emptyLabel="Ingen kolumn vald"
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
