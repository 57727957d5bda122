import { Form } from '@remix-run/react';
import type { ChoiceFormValues } from '#app/features/controls/forms/choice-form.ts';
import { Button } from '#app/shared/ui/button.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

type Props = {
  isOnCause: boolean;
  values?: ChoiceFormValues | undefined;
  errors: readonly FormError[];
};

/** One case by its number, with the cause where there must be one. */
export function ChoiceForm({ isOnCause, values, errors }: Props) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Form method="post">
      <Stack>
        <TextField
          label="Ärendenummer"
          name="key"
          hint="Som det står i urvalsramen."
          width="short"
          autoComplete="off"
          spellCheck={false}
          defaultValue={values?.key ?? ''}
          error={errorOf('key')}
        />
        {isOnCause ? (
          <Textarea
            label="Skäl"
            name="cause"
            hint="Varför just det här ärendet ska granskas. Skälet står i urvalsprotokollet: skriv inga namn eller personnummer."
            rows={2}
            maxLength={500}
            defaultValue={values?.cause ?? ''}
            error={errorOf('cause')}
          />
        ) : null}
        <div>
          <Button type="submit" name="intent" value="choose" variant="secondary">
            Välj ärendet
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
