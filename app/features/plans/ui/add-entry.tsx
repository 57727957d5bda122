import { Form } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import type { Timing } from '../domain/occasions.ts';
import { timingWords } from '../domain/plan-words.ts';
import type { ENTRY_FIELDS } from '../forms/wheel-form.ts';
import type { WheelPage } from '../server/load-wheel.server.ts';

type EntryValues = Partial<Record<(typeof ENTRY_FIELDS)[number], string>>;
type Person = { readonly id: number; readonly name: string };

const CALENDAR_HINT = 'Skriv inga namn eller ärendenummer: texten följer med till kalendern.';

const timings: readonly { value: 'once' | Timing; label: string }[] = [
  { value: 'once', label: 'En gång' },
  ...(['halfYear', 'fourMonths', 'quarter', 'month', 'year', 'dates'] as const).map((timing) => ({
    value: timing,
    label: timing === 'year' ? 'Vid årets slut' : timingWords[timing],
  })),
];

type EntryFieldsProps = {
  people: readonly Person[];
  values: Pick<EntryValues, 'title' | 'responsibleId'>;
  errorOf: (field: string) => string | undefined;
};

/** What is to be done and by whom. */
export function EntryFields({ people, values, errorOf }: EntryFieldsProps) {
  return (
    <>
      <TextField
        label="Vad som ska göras"
        name="title"
        hint={CALENDAR_HINT}
        width="full"
        defaultValue={values.title}
        error={errorOf('title')}
      />
      <Select
        label="Ansvarig"
        name="responsibleId"
        emptyLabel="Ingen utsedd än"
        options={people.map(({ id, name }) => ({ value: String(id), label: name }))}
        defaultValue={values.responsibleId ?? ''}
        error={errorOf('responsibleId')}
      />
    </>
  );
}

type AddEntryProps = {
  page: Pick<WheelPage, 'people' | 'selfId' | 'year'> & { unit: { id: number } };
  errors: readonly FormError[];
  typed: EntryValues | undefined;
};

/** Something of one's own in the wheel, once or several times in the year that is shown. */
export function AddEntry({ page, errors, typed }: AddEntryProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const isSelf = page.people.some(({ id }) => id === page.selfId);
  const values = typed ?? { responsibleId: isSelf ? String(page.selfId) : '' };
  return (
    <Section title="Lägg in något eget" isScreenOnly>
      <Form method="post">
        <Stack>
          <input type="hidden" name="unitId" value={page.unit.id} />
          <EntryFields people={page.people} values={values} errorOf={errorOf} />
          <Select
            label="Hur ofta"
            name="timing"
            hint={`Det som återkommer läggs in en gång för varje period som är kvar av ${page.year}.`}
            options={timings}
            defaultValue={values.timing ?? 'once'}
            error={errorOf('timing')}
          />
          <DateField
            label="Senast, om det görs en gång"
            name="dueOn"
            defaultValue={values.dueOn}
            error={errorOf('dueOn')}
          />
          <TextField
            label="Dagar, om du valde bestämda dagar"
            name="days"
            hint="Till exempel 1 mars, 1 september."
            width="full"
            defaultValue={values.days}
            error={errorOf('days')}
          />
          <div>
            <Button name="intent" value="add">
              Lägg in
            </Button>
          </div>
        </Stack>
      </Form>
    </Section>
  );
}
