import { Form } from '@remix-run/react';
import type { ChecklistDefinition, Question } from '#app/features/checklists/domain/definition.ts';
import { textOf, valuesOf } from '#app/features/checklists/domain/form-fields.ts';
import { rulesInWords } from '#app/features/checklists/domain/rules-in-words.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Checkbox } from '#app/shared/ui/checkbox.tsx';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { errorIn, type FormProps, fieldIn } from './form-field.ts';

type Props = FormProps & {
  definition: ChecklistDefinition;
  question: Question;
  dateQuestions: readonly Question[];
  revision: number;
};

/** An answer proposed from dates in the register or given earlier in the review. */
export function DateRuleForm({ definition, question, dateQuestions, revision, fields, errors }: Props) {
  const { suggestion } = question;
  const hasRule = suggestion !== undefined && suggestion.kind !== 'rating';
  const field = fieldIn({ fields, errors });
  const number = (name: string, label: string, hint?: string) => (
    <NumberField label={label} hint={hint} {...field(name)} />
  );
  return (
    <Section
      title="Förslag utifrån datum"
      lead="Räknas mot omgångens referensdatum. Granskaren bekräftar eller svarar annorlunda. En datumregel ersätter ett beräknat svar."
    >
      {hasRule ? <p>{rulesInWords(definition, question)[0]}</p> : null}
      <Form method="post" noValidate>
        <Stack>
          <input type="hidden" name="revision" value={revision} />
          <RadioGroup
            legend="Vad ska räknas ut?"
            name="ruleKind"
            error={errorIn(errors, 'ruleKind')}
            options={[
              { value: 'newestAge', label: 'Det senaste datumet är inte för gammalt' },
              { value: 'longestGap', label: 'Det gick inte för lång tid mellan tillfällena' },
              { value: 'within', label: 'Något hände inom en viss tid efter något annat' },
              { value: 'occasions', label: 'Det har skett tillräckligt ofta' },
            ]}
            defaultValue={textOf(fields, 'ruleKind')}
          />
          <Sources
            name="dates"
            legend="Datumen: tillfällena, eller det som skulle hända"
            {...{ dateQuestions, fields, errors }}
          />
          <Sources
            name="first"
            legend="Start: det som tiden räknas från (bara för tid mellan tillfällen och inom en viss tid)"
            {...{ dateQuestions, fields, errors }}
          />
          {number('limitCount', 'Gränsens längd', 'Behövs inte för hur ofta något har skett.')}
          <Select
            label="Gränsen räknas i"
            options={[
              { value: 'days', label: 'Dagar' },
              { value: 'weeks', label: 'Veckor' },
              { value: 'months', label: 'Månader' },
            ]}
            {...field('limitUnit')}
          />
          <Checkbox
            label="Tillfällena är alla som har varit, så den första tiden räknas från starten"
            name="isWholeSeries"
            defaultChecked={valuesOf(fields, 'isWholeSeries').includes('on')}
          />
          {number('atLeast', 'Minst antal tillfällen', 'Bara för hur ofta något har skett.')}
          {number('months', 'Under antal månader före referensdatumet', 'Bara för hur ofta något har skett.')}
          <Stack isRow gap="small">
            <Button name="intent" value="dateRule">
              Spara datumregeln
            </Button>
            {hasRule ? (
              <Button variant="secondary" name="intent" value="clear">
                Ta bort datumregeln
              </Button>
            ) : null}
          </Stack>
        </Stack>
      </Form>
    </Section>
  );
}

function Sources({
  name,
  legend,
  dateQuestions,
  fields,
  errors,
}: FormProps & { name: string; legend: string; dateQuestions: readonly Question[] }) {
  const field = fieldIn({ fields, errors });
  return (
    <>
      {dateQuestions.length === 0 ? null : (
        <CheckboxGroup
          legend={legend}
          name={`${name}Questions`}
          options={dateQuestions.map(({ key, shortName }) => ({ value: key, label: shortName }))}
          defaultValues={valuesOf(fields, `${name}Questions`)}
        />
      )}
      <Textarea
        label={
          dateQuestions.length === 0 ? `${legend}. Kolumner, en på varje rad` : 'Kolumner, en på varje rad'
        }
        rows={2}
        {...field(`${name}Columns`)}
      />
    </>
  );
}
