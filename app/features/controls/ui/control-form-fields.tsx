import type { ControlFormValues } from '#app/features/controls/forms/control-form-values.ts';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

type Option = { readonly value: string; readonly label: string };

/** What there is to choose among in the control form. */
export type ControlChoices = {
  readonly registerName: string;
  readonly units: readonly Option[];
  readonly checklists: readonly Option[];
  readonly reviewers: readonly Option[];
  readonly responsible: readonly Option[];
  readonly columns: readonly { readonly header: string; readonly values: readonly string[] }[];
};

type FieldsProps = { values: ControlFormValues; errorOf: (field: string) => string | undefined };

/** How many cases, and the quota. */
export function SampleFields({
  values,
  columns,
  errorOf,
}: FieldsProps & { columns: ControlChoices['columns'] }) {
  const found = columns.find(({ header }) => header === values.quotaColumn)?.values ?? [];
  return (
    <Stack>
      <NumberField
        label="Antal ärenden som dras"
        name="size"
        inputMode="numeric"
        defaultValue={values.size}
        error={errorOf('size')}
      />
      <Select
        label="Minst-krav (frivilligt)"
        name="quotaColumn"
        hint="Ser till att någon av ett ovanligare slag alltid är med."
        options={columns.map(({ header }) => ({ value: header, label: header }))}
        emptyLabel="Inget minst-krav"
        defaultValue={values.quotaColumn}
        error={errorOf('quotaColumn')}
      />
      <Textarea
        label="Värden som uppfyller kravet"
        name="quotaValues"
        hint={`Ett värde per rad, skrivet som i registret.${found.length > 0 ? ` I registret finns ${found.join(', ')}.` : ''}`}
        rows={4}
        width="medium"
        defaultValue={values.quotaValues}
        error={errorOf('quotaValues')}
      />
      <NumberField
        label="Minst så många av dem"
        name="quotaMinimum"
        inputMode="numeric"
        defaultValue={values.quotaMinimum}
        error={errorOf('quotaMinimum')}
      />
    </Stack>
  );
}

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
