import { Form } from '@remix-run/react';
import type { FormEvent } from 'react';
import { Button } from '#app/shared/ui/button.tsx';
import { Checkbox } from '#app/shared/ui/checkbox.tsx';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import type { VignetteFormValues, VignetteTextValues } from '../forms/vignette-form.ts';
import { VignetteTextFields } from './vignette-text-fields.tsx';

type Option = { value: string; label: string };

type GroundProps = {
  units: readonly Option[];
  checklists: readonly Option[];
  values: Pick<VignetteFormValues, 'unitId' | 'checklistId'>;
};

/** Where and with which questions: the rest of the form follows from it, so it is asked for by itself. */
export function VignetteGround({ units, checklists, values }: GroundProps) {
  const named = (options: readonly Option[], value: string) =>
    options.find((option) => option.value === value)?.label ?? '';
  return (
    <Disclosure
      summary={`${named(units, values.unitId)}, checklistan ”${named(checklists, values.checklistId)}”. Byt enhet eller checklista`}
    >
      <Form method="get" key={`${values.unitId} ${values.checklistId}`}>
        <Stack>
          <p>Byt innan du skriver: det du har skrivit nedan försvinner när du byter.</p>
          <Select label="Enhet" name="enhet" options={units} defaultValue={values.unitId} />
          <Select
            label="Checklista"
            name="checklista"
            options={checklists}
            defaultValue={values.checklistId}
          />
          <div>
            <Button type="submit" variant="secondary">
              Byt
            </Button>
          </div>
        </Stack>
      </Form>
    </Disclosure>
  );
}

type FormProps = {
  columns: readonly string[];
  reviewers: readonly Option[];
  values: VignetteFormValues;
  errors: readonly FormError[];
  mayAdd: boolean;
};

/** The texts, who answers and until when; one press makes it ready to answer. */
export function VignetteForm({ columns, reviewers, values, errors, mayAdd }: FormProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const isNumberSeen = errors.some(({ message }) => message.includes('personnummer'));
  return (
    <Form
      method="post"
      onInput={nameByHeading}
      key={`${values.unitId} ${values.checklistId} ${values.texts.length}`}
    >
      <input type="hidden" name="unitId" value={values.unitId} />
      <input type="hidden" name="checklistId" value={values.checklistId} />
      <input type="hidden" name="textCount" value={values.texts.length} />
      <input type="hidden" name="factCount" value={columns.length} />
      <Stack gap="large">
        <Notice tone="info" title="Texten ska vara påhittad">
          <p>
            Hitta på fallet, eller ändra så mycket att ingen kan känna igen sig. Inga riktiga namn och nummer.
          </p>
        </Notice>
        {values.texts.map((text: VignetteTextValues, place) => (
          <VignetteTextFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other name until it is saved.
            key={place}
            place={place}
            isAlone={values.texts.length === 1}
            columns={columns}
            values={text}
            errorOf={errorOf}
          />
        ))}
        {mayAdd ? (
          <div>
            <Button type="submit" name="intent" value="addText" variant="secondary">
              Lägg till en text till
            </Button>
          </div>
        ) : null}
        {isNumberSeen || values.isInvented ? (
          <Checkbox
            label="Det som ser ut som ett personnummer är påhittat och ingens"
            name="isInvented"
            defaultChecked={values.isInvented}
          />
        ) : null}
        <Section title="Vem och när">
          <Stack>
            <TextField
              label="Vad omgången ska heta"
              name="name"
              hint="Syns för dem som svarar. Lämnas fältet tomt heter omgången som den första textens rubrik."
              defaultValue={values.name}
              error={errorOf('name')}
            />
            <CheckboxGroup
              legend="Vilka som ska svara"
              name="reviewerIds"
              hint="Var och en svarar på alla texter. Med färre än tre går det ofta att räkna ut vem som svarade vad."
              options={reviewers}
              defaultValues={values.reviewerIds}
              error={errorOf('reviewerIds')}
            />
            <DateField
              label="Svara senast"
              name="dueOn"
              defaultValue={values.dueOn}
              error={errorOf('dueOn')}
            />
          </Stack>
        </Section>
        <div>
          <Button type="submit" name="intent" value="create">
            Gör vinjetten klar att besvara
          </Button>
        </div>
      </Stack>
    </Form>
  );
}

/** The name follows the first heading until somebody gives it one of its own. */
function nameByHeading(event: FormEvent<HTMLFormElement>) {
  const { elements } = event.currentTarget;
  const title = elements.namedItem('title-0');
  const name = elements.namedItem('name');
  if (!(title instanceof HTMLInputElement) || !(name instanceof HTMLInputElement)) return;
  const followed = name.dataset.followed ?? '';
  if (event.target !== title || name.value !== followed) return;
  name.value = title.value.slice(0, 120);
  name.dataset.followed = name.value;
}
