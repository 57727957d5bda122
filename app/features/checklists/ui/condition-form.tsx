import { Form } from '@remix-run/react';
import {
  answerChoices,
  type Earlier,
  type LooksAt,
  lookChoices,
  readLook,
} from '#app/features/checklists/domain/condition-form.ts';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { sectionOf } from '#app/features/checklists/domain/edit-definition.ts';
import { textOf, valuesOf } from '#app/features/checklists/domain/form-fields.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Checkbox } from '#app/shared/ui/checkbox.tsx';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { errorIn, type FormProps, fieldIn } from './form-field.ts';
import { ColumnList, columnListId } from './varied-text.tsx';

type Props = FormProps & {
  definition: ChecklistDefinition;
  revision: number;
  earlier: Earlier;
  look: string | null;
  orWith: number | null;
  columns: readonly string[];
};

/** First what the condition looks at, then what it wants: two short forms that need no script. */
export function ConditionForm({
  definition,
  revision,
  earlier,
  look,
  orWith,
  columns,
  fields,
  errors,
}: Props) {
  const chosen = readLook(look, earlier);
  return (
    <Section
      id="nytt-villkor"
      title={orWith === null ? 'Nytt villkor' : 'Nytt eller-villkor'}
      lead="Ett villkor kan se på det som frågas tidigare i checklistan, och på ärendets kolumner i registret."
    >
      <Form method="get" action="#nytt-villkor">
        {orWith === null ? null : <input type="hidden" name="eller" value={orWith} />}
        <Stack isRow gap="small">
          <Select
            label="Vad ser villkoret på?"
            name="ser"
            options={lookChoices(definition, earlier)}
            defaultValue={look ?? undefined}
          />
          <Button variant="secondary">{chosen ? 'Byt' : 'Fortsätt'}</Button>
        </Stack>
      </Form>
      {chosen ? (
        <Form method="post" noValidate key={look}>
          <Stack>
            <input type="hidden" name="revision" value={revision} />
            <ColumnList columns={columns} />
            <Wanted
              definition={definition}
              chosen={chosen}
              earlier={earlier}
              fields={fields}
              errors={errors}
            />
            <Checkbox
              label="Tvärtom: det som står ovan ska inte stämma"
              name="negate"
              defaultChecked={valuesOf(fields, 'negate').includes('on')}
            />
            <div>
              <Button name="intent" value="add">
                Lägg till villkoret
              </Button>
            </div>
          </Stack>
        </Form>
      ) : null}
    </Section>
  );
}

type WantedProps = FormProps & { definition: ChecklistDefinition; chosen: LooksAt; earlier: Earlier };

function Wanted({ definition, chosen, earlier, ...form }: WantedProps) {
  const { fields, errors } = form;
  const field = fieldIn(form);
  switch (chosen.kind) {
    case 'question':
      return (
        <>
          {chosen.question.kind === 'number' ? (
            <>
              <How
                legend="Vad ska gälla?"
                options={[
                  ['number', 'Talet ligger inom gränser'],
                  ['answer', 'Svaret är något av dem nedan'],
                ]}
                {...form}
              />
              <Bounds what="Talet är" {...form} />
            </>
          ) : null}
          <Answers legend="Svaret är något av" choices={answerChoices([chosen.question])} {...form} />
        </>
      );
    case 'items':
      return <Bounds what={`Antalet ${chosen.section.repeats?.itemsName ?? ''} är`} {...form} />;
    case 'several':
      return (
        <>
          <CheckboxGroup
            legend="Frågor"
            name="questions"
            options={earlier.questions.map(({ key, shortName }) => ({
              value: key,
              label: shortName,
              hint: sectionOf(definition, key)?.title,
            }))}
            defaultValues={valuesOf(fields, 'questions')}
            error={errorIn(errors, 'questions')}
          />
          <Answers legend="Svaret är något av" choices={answerChoices(earlier.questions)} {...form} />
          <How
            legend="Hur många av frågorna?"
            options={[
              ['every', 'Alla som är tillämpliga'],
              ['count', 'Så många som anges nedan'],
            ]}
            {...form}
          />
          <Bounds what="Antalet svar är" {...form} />
        </>
      );
    case 'column':
      return (
        <>
          <TextField label="Kolumn" list={columnListId} autoComplete="off" {...field('column')} />
          <How
            legend="Vad ska gälla?"
            options={[
              ['values', 'Kolumnen har något av värdena nedan'],
              ['filled', 'Kolumnen är ifylld'],
              ['empty', 'Kolumnen är tom'],
            ]}
            {...form}
          />
          <Textarea label="Värden, ett på varje rad" rows={2} {...field('values')} />
        </>
      );
  }
}

function How({
  legend,
  options,
  fields,
}: FormProps & { legend: string; options: readonly (readonly [string, string])[] }) {
  return (
    <RadioGroup
      legend={legend}
      name="how"
      options={options.map(([value, label]) => ({ value, label }))}
      defaultValue={textOf(fields, 'how') || options[0]?.[0]}
    />
  );
}

function Answers({
  legend,
  choices,
  fields,
  errors,
}: FormProps & { legend: string; choices: readonly { value: string; label: string }[] }) {
  return (
    <CheckboxGroup
      legend={legend}
      name="tags"
      options={choices}
      defaultValues={valuesOf(fields, 'tags')}
      error={errorIn(errors, 'tags')}
    />
  );
}

function Bounds({ what, ...form }: FormProps & { what: string }) {
  return (['atLeast', 'atMost'] as const).map((name) => (
    <NumberField
      key={name}
      label={`${what} ${name === 'atLeast' ? 'minst' : 'högst'}`}
      {...fieldIn(form)(name)}
    />
  ));
}
