import { Form } from '@remix-run/react';
import { HANDOVER_DATES, type HandoverLayout } from '#app/features/deviations/domain/handover-layout.ts';
import { handoverDateWords } from '#app/features/deviations/domain/handover-words.ts';
import type { SystemForm } from '#app/features/deviations/forms/receiving-system-form.ts';
import { Button } from '#app/shared/ui/button.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { HandoverColumns } from './handover-columns.tsx';

type ReceivingSystemFormProps = {
  values: Omit<HandoverLayout, 'columns'> & { name: string; revision: number };
  rows: SystemForm['rows'];
  isRetired: boolean;
  errors: readonly FormError[];
};

/** How the receiver wants the file: what kind it is, and its columns in order. */
export function ReceivingSystemForm({ values, rows, isRetired, errors }: ReceivingSystemFormProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Form method="post">
      <input type="hidden" name="revision" value={values.revision} />
      <Stack gap="large">
        <Section title="Filen">
          <Stack>
            <TextField
              label="Systemets namn"
              name="name"
              maxLength={80}
              defaultValue={values.name}
              error={errorOf('name')}
            />
            <RadioGroup
              legend="Vad för slags fil?"
              name="format"
              defaultValue={values.format}
              isInline
              options={[
                { value: 'xlsx', label: 'Excel' },
                { value: 'csv', label: 'CSV' },
              ]}
            />
            <Select
              label="Skiljetecken, i en CSV-fil"
              name="separator"
              defaultValue={values.separator}
              options={[
                { value: ';', label: 'Semikolon (;)' },
                { value: ',', label: 'Komma (,)' },
              ]}
            />
            <Select
              label="Teckenkodning, i en CSV-fil"
              name="encoding"
              hint="Välj UTF-8 om du inte vet. Windows-1252 är för äldre system."
              defaultValue={values.encoding}
              options={[
                { value: 'utf8', label: 'UTF-8 med BOM' },
                { value: 'windows1252', label: 'Windows-1252' },
              ]}
            />
            <Select
              label="Så skrivs datum"
              name="dates"
              defaultValue={values.dates}
              options={HANDOVER_DATES.map((value) => ({ value, label: handoverDateWords[value] }))}
            />
          </Stack>
        </Section>
        <Section
          title="Kolumner"
          lead="Skriv rubrikerna som systemet vill ha dem och välj vad som fyller varje kolumn. Platsen avgör ordningen. En rad utan rubrik tas bort."
        >
          <HandoverColumns rows={rows} error={errorOf('heading-0')} />
        </Section>
        <Stack isRow gap="small">
          <Button name="intent" value="save">
            Spara
          </Button>
          <Button name="intent" value="preview" variant="secondary">
            Förhandsgranska
          </Button>
          <Button name="intent" value="more" variant="secondary">
            Fler rader
          </Button>
          <Button name="intent" value={isRetired ? 'reinstate' : 'retire'} variant="quiet">
            {isRetired ? 'Använd systemet igen' : 'Sluta använda systemet'}
          </Button>
        </Stack>
      </Stack>
    </Form>
  );
}
