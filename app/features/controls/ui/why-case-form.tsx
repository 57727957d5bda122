import { Form } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import styles from './why-case-form.module.css';

type Props = { roundId: number; value?: string | undefined; error?: string | undefined };

/** Asks why one case was drawn, or was not. Posted: a case number does not belong in an address. */
export function WhyCaseForm({ roundId, value, error }: Props) {
  return (
    <Form method="post" action={`/omgangar/${roundId}/varfor`} className={styles.form}>
      <Stack gap="small">
        <TextField
          label="Varför drogs det här ärendet, eller inte?"
          name="key"
          hint="Skriv ett ärendenummer i urvalsramen, draget eller inte."
          width="short"
          autoComplete="off"
          spellCheck={false}
          defaultValue={value}
          error={error}
        />
        <div>
          <Button type="submit" variant="secondary">
            Visa varför
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
