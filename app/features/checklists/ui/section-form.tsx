import { Form } from '@remix-run/react';
import { valuesOf } from '#app/features/checklists/domain/form-fields.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Checkbox } from '#app/shared/ui/checkbox.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { type FormProps, fieldIn } from './form-field.ts';

export function SectionForm({
  revision,
  saveLabel,
  fields,
  errors,
}: FormProps & { revision: number; saveLabel: string }) {
  const repeats = valuesOf(fields, 'repeats').includes('on');
  const field = fieldIn({ fields, errors });
  return (
    <Form method="post" noValidate>
      <Stack>
        <input type="hidden" name="revision" value={revision} />
        <TextField label="Rubrik" maxLength={120} {...field('title')} />
        <Textarea
          label="Inledning"
          hint="Några ord till granskaren. Kan lämnas tom."
          rows={2}
          {...field('intro')}
        />
        <Checkbox
          label="Upprepa frågorna, en gång för varje barn, plan, besök eller liknande"
          name="repeats"
          defaultChecked={repeats}
        />
        <Disclosure summary="Vad som upprepas" open={repeats || errors.length > 0}>
          <Stack>
            <TextField label="Ett kallas" hint="Till exempel plan." {...field('itemName')} />
            <TextField label="Flera kallas" hint="Till exempel planer." {...field('itemsName')} />
            <NumberField label="Minst antal" {...field('atLeast')} />
            <NumberField label="Högst antal" {...field('atMost')} />
          </Stack>
        </Disclosure>
        <div>
          <Button>{saveLabel}</Button>
        </div>
      </Stack>
    </Form>
  );
}
