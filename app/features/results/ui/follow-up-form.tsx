import { Form } from '@remix-run/react';
import { RoundFactsFields } from '#app/features/controls/ui/round-facts-fields.tsx';
import { listInWords } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import type { FollowUpValues } from '../forms/follow-up-form.ts';

type FollowUpFormProps = {
  values: FollowUpValues;
  choices: readonly {
    value: string;
    label: string;
    questions: readonly string[];
    alsoAsked: readonly string[];
  }[];
  reviewers: readonly { value: string; label: string }[];
  errors: readonly FormError[];
};

/** Where the fault is looked for once more, among how many cases and by whom. */
export function FollowUpForm({ values, choices, reviewers, errors }: FollowUpFormProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Form method="post">
      <input type="hidden" name="roundSeen" value={values.roundSeen} />
      <Stack>
        <RadioGroup
          legend="Kontroll som följs upp"
          name="ground"
          defaultValue={values.ground}
          error={errorOf('ground')}
          options={choices.map(({ value, label, questions, alsoAsked }) => ({
            value,
            label,
            hint: `Frågar: ${listInWords(questions)}.${
              alsoAsked.length > 0 ? ` Måste också besvaras: ${listInWords(alsoAsked)}.` : ''
            }`,
          }))}
        />
        <NumberField
          label="Antal ärenden"
          name="size"
          inputMode="numeric"
          hint="Dras slumpvis ur samma register och med samma villkor som när bristerna hittades."
          defaultValue={values.size}
          error={errorOf('size')}
        />
        <RoundFactsFields values={values} errors={errors} />
        <CheckboxGroup
          legend="Granskare"
          name="reviewerIds"
          hint="Ingen får granska sina egna ärenden."
          options={reviewers}
          defaultValues={values.reviewerIds}
          error={errorOf('reviewerIds')}
        />
        <div>
          <Button>Starta uppföljningsomgången</Button>
        </div>
      </Stack>
    </Form>
  );
}
