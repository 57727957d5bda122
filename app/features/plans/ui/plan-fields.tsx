import { PLAN_KINDS } from '#app/shared/domain/vocabulary.ts';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { planKindWords } from '../domain/plan-words.ts';
import type { loadNewPlan } from '../server/list-plans.server.ts';

type PlanFieldsProps = Pick<ReturnType<typeof loadNewPlan>, 'units' | 'copies'> & {
  values: Record<'kind' | 'unitId' | 'year' | 'name' | 'copyFromId', string>;
  errors: readonly FormError[];
};

const kindHints = {
  internalControl: 'Moment med risk = sannolikhet × konsekvens.',
  followUp: 'Kvalitetsområden med bakgrund, syfte och vad som mäts.',
};

export function PlanFields({ values, units, copies, errors }: PlanFieldsProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <RadioGroup
        legend="Slag"
        name="kind"
        defaultValue={values.kind}
        error={errorOf('kind')}
        options={PLAN_KINDS.map((kind) => ({
          value: kind,
          label: planKindWords[kind],
          hint: kindHints[kind],
        }))}
      />
      <Select
        label="Enhet"
        name="unitId"
        defaultValue={values.unitId}
        error={errorOf('unitId')}
        emptyLabel="Välj enhet"
        options={units.map(({ id, name, depth }) => ({
          value: String(id),
          label: `${'\u2003'.repeat(depth)}${name}`,
        }))}
      />
      <NumberField label="År" name="year" defaultValue={values.year} error={errorOf('year')} />
      <TextField
        label="Namn"
        name="name"
        hint="Lämna tomt så heter den som sitt slag och år."
        defaultValue={values.name}
        error={errorOf('name')}
      />
      <Select
        label="Börja från"
        name="copyFromId"
        hint="En kopia behåller sambandet med raderna den kommer från, så att du ser hur det gick tidigare år."
        defaultValue={values.copyFromId}
        error={errorOf('copyFromId')}
        emptyLabel="En tom plan"
        options={copies.map(({ id, name, year, unitName }) => ({
          value: String(id),
          label: `${name}, ${unitName} (${year})`,
        }))}
      />
    </>
  );
}
