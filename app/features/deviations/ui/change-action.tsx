import { Form } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

type Values = {
  title: string;
  intendedEffect: string;
  ownerId: number | string;
  dueOn: string;
  followUpOn: string;
};

type ChangeActionProps = {
  action: Values & { state: string; revision: number };
  owners: readonly { id: number; name: string }[];
  /** What was typed in a form that came back. */
  typed: Values | undefined;
  conflicts: readonly { field: string; now: string; typed: string }[];
  errors: readonly FormError[];
};

/** Another owner, other days or other words for an action that waits for something. */
export function ChangeAction({ action, owners, typed, conflicts, errors }: ChangeActionProps) {
  const values = typed ?? action;
  const field = (name: keyof Values) => ({
    name,
    defaultValue: String(values[name]),
    error: typed && errors.find((error) => error.field === name)?.message,
  });
  return (
    <Disclosure summary="Ändra åtgärden" open={typed !== undefined}>
      {conflicts.length > 0 ? <Conflicts conflicts={conflicts} /> : null}
      <Form method="post">
        <input type="hidden" name="revision" value={action.revision} />
        <Stack>
          <TextField label="Vad ska göras?" {...field('title')} width="full" maxLength={120} />
          <Textarea
            label="Vad ska det ändra?"
            {...field('intendedEffect')}
            hint="Skriv inga namn eller personnummer. Det som stod förut finns kvar i historiken."
            maxLength={2000}
          />
          <Select
            label="Ansvarig"
            {...field('ownerId')}
            options={owners.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          {action.state === 'planned' ? (
            <DateField label="Ska vara genomförd senast" {...field('dueOn')} />
          ) : (
            <input type="hidden" name="dueOn" value={action.dueOn} />
          )}
          <DateField label="Följs upp" {...field('followUpOn')} />
          <Stack isRow gap="small">
            <Button name="intent" value="change" variant="secondary">
              Spara ändringen
            </Button>
          </Stack>
        </Stack>
      </Form>
    </Disclosure>
  );
}

function Conflicts({ conflicts }: Pick<ChangeActionProps, 'conflicts'>) {
  return (
    <Table caption="Det som skiljer">
      <thead>
        <tr>
          <th scope="col">Uppgift</th>
          <th scope="col">Står nu</th>
          <th scope="col">Du skrev</th>
        </tr>
      </thead>
      <tbody>
        {conflicts.map(({ field, now, typed }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td>{now}</td>
            <td>{typed}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
