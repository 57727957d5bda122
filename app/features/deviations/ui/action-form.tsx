import { Form, Link } from '@remix-run/react';
import { deviationStateWords } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import type { ActionValues } from '#app/features/deviations/forms/action-form.ts';
import type { DeviationState } from '#app/shared/domain/vocabulary.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { MoveDeviations } from './move-deviations.tsx';

type Named = { id: number; name: string };

type ActionFormProps = {
  units: readonly Named[];
  people: readonly Named[];
  values: ActionValues;
  /** Those it is for. */
  deviations: readonly { id: number; number: string; title: string; state: DeviationState }[];
  errors: readonly FormError[];
};

const optionsOf = (named: readonly Named[]) =>
  named.map(({ id, name }) => ({ value: String(id), label: name }));

/** What is to be done, what it should change, by whom and when; and when somebody looks whether it did. */
export function ActionForm({ units, people, values, deviations, errors }: ActionFormProps) {
  const field = (name: Exclude<keyof ActionValues, 'deviationIds'>) => ({
    name,
    defaultValue: values[name],
    error: errors.find((error) => error.field === name)?.message,
  });
  const movable = deviations.filter(({ state }) => state !== 'inProgress').length;
  return (
    <Form method="post">
      {deviations.map(({ id }) => (
        <input key={id} type="hidden" name="deviationId" value={id} />
      ))}
      <Stack>
        {deviations.length > 0 ? (
          <Section title={deviations.length === 1 ? 'Avvikelse' : `${deviations.length} avvikelser`}>
            <ul>
              {deviations.map(({ id, number, title, state }) => (
                <li key={id}>
                  <Link to={`/avvikelser/${id}`}>{number}</Link> {title} ({deviationStateWords[state]})
                </li>
              ))}
            </ul>
            {movable === 0 ? null : (
              <MoveDeviations count={movable} isTicked={values.movesDeviations !== ''} />
            )}
          </Section>
        ) : null}
        <Select label="Enhet" {...field('unitId')} emptyLabel="Välj enhet" options={optionsOf(units)} />
        <TextField label="Vad ska göras?" {...field('title')} width="full" maxLength={120} />
        <Textarea
          label="Vad ska det ändra?"
          {...field('intendedEffect')}
          hint="Så att ni vid uppföljningen ser om åtgärden hjälpte. Skriv inga namn eller personnummer."
          maxLength={2000}
        />
        <Select label="Ansvarig" {...field('ownerId')} emptyLabel="Välj person" options={optionsOf(people)} />
        <DateField label="Ska vara genomförd senast" {...field('dueOn')} />
        <DateField
          label="Följs upp"
          {...field('followUpOn')}
          hint="Lämna tomt för sex månader efter att den ska vara genomförd."
        />
        <Stack isRow gap="small">
          <Button>Spara åtgärden</Button>
        </Stack>
      </Stack>
    </Form>
  );
}
