import { Form } from '@remix-run/react';
import { useState } from 'react';
import { answersInForm } from '#app/features/checklists/domain/choice-rows.ts';
import type { QuestionKind } from '#app/features/checklists/domain/definition.ts';
import { type FormFields, readFields } from '#app/features/checklists/domain/form-fields.ts';
import { kindInWords } from '#app/features/checklists/domain/paper-words.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { AnswerFields } from './answer-fields.tsx';
import { DefaultSave } from './default-save.tsx';
import { type FormProps, fieldIn } from './form-field.ts';
import { kindHints } from './kind-words.ts';
import { RuleFields } from './rule-fields.tsx';
import { ColumnList, TextsByColumn } from './varied-text.tsx';

type Props = FormProps & {
  kind: QuestionKind;
  revision: number;
  columns: readonly string[];
  /** The names of the types of deviations in use here. */
  types: readonly string[];
  isNew: boolean;
};

/** One question of any kind. Every button posts the whole form, so that nothing written is lost. */
export function QuestionForm({ kind, revision, columns, types, isNew, fields, errors }: Props) {
  // With script the rules can name an answer as soon as it is written; without, when the form comes back.
  const field = fieldIn({ fields, errors });
  const [typed, setTyped] = useState<FormFields>();
  return (
    <Form
      method="post"
      noValidate
      onChange={(event) => setTyped(readFields(new FormData(event.currentTarget)))}
    >
      <DefaultSave />
      <Stack gap="large">
        <input type="hidden" name="revision" value={revision} />
        <ColumnList columns={columns} />
        <Section title="Frågan">
          <TextField
            label="Kort namn"
            hint="Står i tabeller och på avvikelser."
            maxLength={80}
            {...field('shortName')}
          />
          <Textarea label="Frågan som granskaren läser den" rows={2} {...field('wordingText')} />
          <TextsByColumn
            prefix="wording"
            summary="Annan lydelse för vissa ärenden"
            textLabel="Frågans lydelse"
            {...{ fields, errors }}
          />
          <Textarea
            label="Hjälptext: när gäller frågan, och vad räcker för varje svar?"
            rows={4}
            {...field('help')}
          />
        </Section>
        <Section title="Svaren" lead={`${kindInWords[kind]}. ${kindHints[kind]}`}>
          <AnswerFields kind={kind} fields={fields} errors={errors} />
        </Section>
        <RuleFields
          answers={answersInForm(typed ?? fields, kind)}
          types={types}
          fields={fields}
          errors={errors}
        />
        <Stack isRow gap="small">
          <Button name="intent" value="save">
            {isNew ? 'Lägg till frågan' : 'Spara frågan'}
          </Button>
          {isNew ? (
            <Button name="intent" value="saveAndNext" variant="secondary">
              Lägg till och skriv en till
            </Button>
          ) : null}
        </Stack>
      </Stack>
    </Form>
  );
}
