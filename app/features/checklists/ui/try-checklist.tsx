import { Form } from '@remix-run/react';
import { useState } from 'react';
import { columnsIn } from '#app/features/checklists/domain/columns-in-definition.ts';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import {
  type FieldFault,
  type FormFields,
  readFields,
  textOf,
} from '#app/features/checklists/domain/form-fields.ts';
import { mostItemsTried, tryDefinition } from '#app/features/checklists/domain/preview-form.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { type CaseTried, ChooseCase } from './choose-case.tsx';
import { DefaultSave } from './default-save.tsx';
import { TryQuestion } from './try-question.tsx';
import { TryResult } from './try-result.tsx';

type Props = {
  definition: ChecklistDefinition;
  fields: FormFields;
  errors: readonly FieldFault[];
  today: CivilDate;
  registers: readonly { value: string; label: string }[];
  tried: CaseTried | undefined;
};

/** The checklist with an invented case, or a real one. With script it follows every answer; without, the button shows what follows. */
export function TryChecklist({ definition, fields: sent, errors, today, registers, tried }: Props) {
  const [typed, setTyped] = useState<FormFields>();
  const fields = typed ?? sent;
  const columnNames = columnsIn(definition);
  const columns = Object.fromEntries(
    columnNames.map((column, index) => [column, textOf(fields, `column-${index}`)]),
  );
  const evaluation = tryDefinition(definition, fields, today);
  return (
    <Form
      method="post"
      noValidate
      onChange={(event) => setTyped(readFields(new FormData(event.currentTarget)))}
    >
      <DefaultSave />
      <Stack gap="large">
        <Section
          title="Ärendet"
          lead="Hitta på ett ärende, eller hämta ett riktigt ur ett register. Inget av det du svarar sparas."
        >
          <ChooseCase registers={registers} tried={tried} fields={sent} errors={errors} />
          <DateField
            label="Omgångens referensdatum"
            name="referenceOn"
            defaultValue={textOf(sent, 'referenceOn') || today}
          />
          {columnNames.map((column, index) => (
            <TextField
              key={column}
              label={column}
              name={`column-${index}`}
              autoComplete="off"
              defaultValue={textOf(sent, `column-${index}`)}
            />
          ))}
        </Section>
        {definition.sections.map((section) => {
          const states = evaluation.states.filter((one) => one.sectionKey === section.key && one.isVisible);
          const list = evaluation.itemLists.find((one) => one.section.key === section.key);
          if (states.length === 0 && !list?.isVisible) return null;
          return (
            <Section key={section.key} title={section.title} lead={section.intro}>
              {section.repeats ? (
                <NumberField
                  label={`Antal ${section.repeats.itemsName} att prova med, högst ${mostItemsTried}`}
                  name={`items-${section.key}`}
                  defaultValue={textOf(sent, `items-${section.key}`)}
                />
              ) : null}
              {states.map((state) => (
                <TryQuestion
                  key={state.key}
                  state={state}
                  columns={columns}
                  fields={sent}
                  itemName={section.repeats?.itemName}
                />
              ))}
            </Section>
          );
        })}
        <div>
          <Button variant="secondary">Visa vad svaren leder till</Button>
        </div>
        <TryResult evaluation={evaluation} />
      </Stack>
    </Form>
  );
}
