import { Form } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import styles from './paper-form.module.css';

/** How many blocks to print of what is answered several times; not itself printed. */
export function PaperCopies({ counts, copies }: { counts: readonly string[]; copies: string }) {
  return (
    <Form method="get" className={styles.screenOnly}>
      <Stack isRow gap="small">
        <Select
          label="Block för varje avsnitt som upprepas"
          name="antal"
          options={counts.map((value) => ({ value, label: value }))}
          defaultValue={copies}
        />
        <Button variant="secondary">Visa</Button>
      </Stack>
    </Form>
  );
}
