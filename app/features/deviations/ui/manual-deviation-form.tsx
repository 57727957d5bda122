import { Form } from '@remix-run/react';
import { severityWords } from '#app/features/deviations/domain/severity-words.ts';
import type { ManualDeviationValues } from '#app/features/deviations/forms/manual-deviation-form.ts';
import { SEVERITIES } from '#app/shared/domain/vocabulary.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

type Named = { id: number; name: string };

type ManualDeviationFormProps = {
  units: readonly Named[];
  types: readonly Named[];
  people: readonly Named[];
  values: ManualDeviationValues;
  errors: readonly FormError[];
};

const optionsOf = (named: readonly Named[]) =>
  named.map(({ id, name }) => ({ value: String(id), label: name }));

/** What happened, where and how bad; then who judges it and by when. */
export function ManualDeviationForm({ units, types, people, values, errors }: ManualDeviationFormProps) {
  const field = (name: keyof ManualDeviationValues) => ({
    name,
    defaultValue: values[name],
    error: errors.find((error) => error.field === name)?.message,
  });
  return (
    <Form method="post">
      <Stack>
        <Select label="Enhet" {...field('unitId')} emptyLabel="Välj enhet" options={optionsOf(units)} />
        <TextField
          label="Rubrik"
          {...field('title')}
          width="full"
          maxLength={120}
          hint="Kort vad det gäller. Skriv inga namn eller personnummer."
        />
        <Textarea label="Vad hände?" {...field('description')} maxLength={4000} />
        <DateField label="Vilken dag hände det?" {...field('occurredOn')} />
        <TextField
          label="Ärende, om det gäller ett"
          {...field('caseReference')}
          maxLength={60}
          hint="Ärendets nummer, aldrig ett personnummer."
        />
        <Select label="Typ" {...field('typeId')} emptyLabel="Ingen typ" options={optionsOf(types)} />
        <RadioGroup
          legend="Hur allvarligt är det?"
          {...field('severity')}
          options={SEVERITIES.map((severity) => ({ value: severity, label: severityWords[severity] }))}
        />
        <Select
          label="Ansvarig"
          {...field('responsibleId')}
          emptyLabel="Enhetens chef"
          hint="Den som ska bedöma avvikelsen. Ingen bedömer ett ärende som den själv handlägger."
          options={optionsOf(people)}
        />
        <DateField label="Ska vara bedömd senast" {...field('dueOn')} />
        <Stack isRow gap="small">
          <Button>Spara avvikelsen</Button>
        </Stack>
      </Stack>
    </Form>
  );
}
