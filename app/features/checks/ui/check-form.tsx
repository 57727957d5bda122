import { Form } from '@remix-run/react';
import { FOUND, POPULATION } from '#app/features/checks/domain/condition-lists.ts';
import type { CheckFormValues } from '#app/features/checks/forms/check-form-values.ts';
import type { CheckCount } from '#app/features/checks/server/check-form-page.server.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import { ConditionLines } from '#app/features/controls/ui/condition-lines.tsx';
import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { useFormCount } from '#app/shared/ui/use-form-count.ts';
import { CheckCountText } from './check-count-text.tsx';
import { LimitFields } from './limit-fields.tsx';

export type CheckColumn = {
  readonly header: string;
  readonly type: ColumnType;
  readonly isDate: boolean;
  readonly values: readonly string[];
};

type Props = {
  values: CheckFormValues;
  errors: readonly FieldError[];
  count: CheckCount;
  columns: readonly CheckColumn[];
  saveLabel: string;
};

/** The whole check on one page. Works without JavaScript; with it the count follows what is typed. */
export function CheckForm({ values, errors, count, columns, saveLabel }: Props) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const { answer, isCounting, recount } = useFormCount<{ count?: CheckCount }>('/registerkontroller/rakna');
  return (
    <Form method="post" onChange={recount}>
      {/* Enter in a text field presses the first button of the form: that must be the one that saves. */}
      <button type="submit" name="intent" value="save" hidden tabIndex={-1}>
        {saveLabel}
      </button>
      <input type="hidden" name="revision" value={values.revision} />
      <input type="hidden" name="registerId" value={values.registerId} />
      <Stack gap="large">
        <Section title="Kontrollen">
          <Stack>
            <TextField
              label="Namn"
              name="name"
              width="full"
              defaultValue={values.name}
              error={errorOf('name')}
            />
            <Textarea
              label="Syfte"
              name="purpose"
              rows={3}
              defaultValue={values.purpose}
              error={errorOf('purpose')}
            />
          </Stack>
        </Section>
        <Section title="Vilka ärenden tittar kontrollen på?">
          <ConditionLines
            prefix={POPULATION}
            legend="Villkor för att ett ärende ska räknas in"
            none="Inga villkor: kontrollen tittar på alla ärenden i registret."
            values={values.population}
            columns={columns}
            errors={errors}
          />
        </Section>
        <Section title="Vilka av dem ska hittas?">
          <Stack>
            <LimitFields
              values={values}
              dateColumns={columns.filter(({ isDate }) => isDate).map(({ header }) => header)}
              errorOf={errorOf}
            />
            <ConditionLines
              prefix={FOUND}
              legend="Villkor som också måste stämma"
              none="Inga fler villkor."
              values={values.conditions}
              columns={columns}
              errors={errors}
            />
          </Stack>
        </Section>
        <Section title="Prova regeln">
          <Stack>
            <DateField
              label="Räkna per den"
              name="countOn"
              hint="Bara för räkningen här. Kontrollen räknas annars per dagen då det senaste uttaget gjordes."
              defaultValue={values.countOn}
              error={errorOf('countOn')}
            />
            <div>
              <Button variant="secondary" name="intent" value="count">
                Räkna ärenden
              </Button>
            </div>
            <div aria-live="polite" aria-busy={isCounting}>
              <CheckCountText count={answer === undefined ? count : answer.count} />
            </div>
          </Stack>
        </Section>
        <div>
          <Button name="intent" value="save">
            {saveLabel}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
