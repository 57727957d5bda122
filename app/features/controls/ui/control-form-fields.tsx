import type { ControlFormValues } from '#app/features/controls/forms/control-form-values.ts';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import type { ConditionColumn } from './condition-lines.tsx';

type Option = { readonly value: string; readonly label: string };

/** What there is to choose among in the control form. */
export type ControlChoices = {
  readonly registerName: string;
  readonly units: readonly Option[];
  readonly checklists: readonly Option[];
  readonly reviewers: readonly Option[];
  readonly responsible: readonly Option[];
  readonly columns: readonly ConditionColumn[];
};

type FieldsProps = { values: ControlFormValues; errorOf: (field: string) => string | undefined };

/** Checklist, reviewers, time and who answers for deviations. */
export function ReviewFields({ values, choices, errorOf }: FieldsProps & { choices: ControlChoices }) {
  return (
    <Stack>
      <Select
        label="Checklista"
        name="checklistId"
        width="full"
        options={choices.checklists}
        emptyLabel="Välj checklista"
        defaultValue={values.checklistId}
        error={errorOf('checklistId')}
      />
      <CheckboxGroup
        legend="Granskare"
        name="reviewerIds"
        hint="Ingen får granska sina egna ärenden. Varje omgång kan ha sina egna granskare."
        options={choices.reviewers}
        defaultValues={values.reviewerIds}
        error={errorOf('reviewerIds')}
      />
      <NumberField
        label="Dagar att granska"
        name="reviewDays"
        inputMode="numeric"
        hint="Från det att en omgång startas."
        defaultValue={values.reviewDays}
        error={errorOf('reviewDays')}
      />
      <Select
        label="Ansvarig för avvikelser när enheten saknar chef"
        name="responsibleId"
        hint="Annars ansvarar chefen för ärendets enhet."
        options={choices.responsible}
        emptyLabel="Den som ansvarar för omgången"
        defaultValue={values.responsibleId}
        error={errorOf('responsibleId')}
      />
    </Stack>
  );
}
