import { Form } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import { FileField } from '#app/shared/ui/file-field.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

type Props = { targets: readonly { value: string; label: string }[]; target: string };

/** Choose the file, and what it is to be; nothing is saved yet. */
export function ExchangeUpload({ targets, target }: Props) {
  return (
    <Form method="post" encType="multipart/form-data" noValidate>
      <Stack>
        <FileField
          label="Fil"
          name="file"
          accept=".json,application/json"
          megabytes={0.5}
          hint="Filen heter till exempel checklista-placerade-barn-v2.json. Högst 500 kB."
        />
        <Select
          label="Vad ska den bli?"
          name="target"
          emptyLabel="En ny checklista"
          options={targets}
          defaultValue={target}
        />
        <div>
          <Button name="intent" value="look">
            Visa vad som står i filen
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
