import { Form } from '@remix-run/react';
import type { HandlingEvent } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import type { HandlingForm } from '#app/features/deviations/forms/handling-form.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

const stepWords: Readonly<Record<HandlingEvent, string>> = {
  assess: 'Spara bedömningen',
  investigate: 'Börja utreda',
  act: 'Börja åtgärda',
  followUp: 'Vänta på uppföljning',
  close: 'Avsluta avvikelsen',
  reopen: 'Öppna igen',
};

type HandleDeviationProps = {
  steps: readonly HandlingEvent[];
  revision: number;
  suggestedDueOn: string;
  errors: readonly { field?: string | undefined; message: string }[];
  form: Pick<HandlingForm, 'note' | 'dueOn'> | undefined;
};

/** The next step, or a comment: one text field, and a button for each thing that is possible now. */
export function HandleDeviation({ steps, revision, suggestedDueOn, errors, form }: HandleDeviationProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const canAssess = steps.includes('assess');
  return (
    <Section title={canAssess ? 'Bedöm avvikelsen' : 'Nästa steg'} isScreenOnly>
      <Form method="post">
        <input type="hidden" name="revision" value={revision} />
        <Stack>
          <Textarea
            label={canAssess ? 'Din bedömning' : 'Vad har hänt?'}
            name="note"
            hint="Sparas i historiken. Skriv inga namn eller personnummer."
            defaultValue={form?.note}
            error={errorOf('note')}
            maxLength={4000}
          />
          {canAssess ? (
            <DateField
              label="Ska vara åtgärdad senast"
              name="dueOn"
              defaultValue={form?.dueOn || suggestedDueOn}
              error={errorOf('dueOn')}
            />
          ) : null}
          <Stack isRow gap="small">
            {steps.map((step, index) => (
              <Button key={step} name="intent" value={step} variant={index === 0 ? 'primary' : 'secondary'}>
                {stepWords[step]}
              </Button>
            ))}
            <Button name="intent" value="comment" variant={steps.length === 0 ? 'primary' : 'quiet'}>
              Spara som kommentar
            </Button>
          </Stack>
        </Stack>
      </Form>
    </Section>
  );
}
