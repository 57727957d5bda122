import { Form } from '@remix-run/react';
import { useState } from 'react';
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
  const [isTicked, setIsTicked] = useState(repeats);
  const field = fieldIn({ fields, errors });
  return (
    <Form
      method="post"
      noValidate
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement && target.name === 'repeats') setIsTicked(target.checked);
      }}
    >
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
          hint="Fyll då i allt under Vad som upprepas."
          name="repeats"
          defaultChecked={repeats}
        />
        <Disclosure summary="Vad som upprepas" open={isTicked || errors.length > 0}>
          <Stack>
            <TextField label="Ett kallas" hint="Till exempel plan." {...field('itemName')} />
            <TextField label="Flera kallas" hint="Till exempel planer." {...field('itemsName')} />
            <NumberField label="Minst antal" hint="0 om det kan saknas." {...field('atLeast')} />
            <NumberField
              label="Högst antal"
              hint="Behövs, från 1 till 50. Fler än så kan granskaren inte lägga till."
              {...field('atMost')}
            />
          </Stack>
        </Disclosure>
        <div>
          <Button>{saveLabel}</Button>
        </div>
      </Stack>
    </Form>
  );
}
