import { Form } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';

type Type = { id: number; name: string; isRetired: boolean };

type TypeListProps = {
  caption: string;
  types: readonly Type[];
  /** What was typed in a dialog that came back, with what is wrong. */
  failed: { typeId: number; name: string; message: string } | undefined;
};

/** The types in their order, each with what can be done with it. */
export function TypeList({ caption, types, failed }: TypeListProps) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">Typ</th>
          <th scope="col">Gör</th>
        </tr>
      </thead>
      <tbody>
        {types.map((type, place) => (
          <tr key={type.id}>
            <th scope="row">{type.name}</th>
            <td>
              <Stack isRow gap="small">
                <Rename type={type} failed={failed?.typeId === type.id ? failed : undefined} />
                {place > 0 && !type.isRetired ? (
                  <Do intent="moveUp" typeId={type.id} label="Flytta upp" name={type.name} />
                ) : null}
                {type.isRetired ? (
                  <Do intent="reinstate" typeId={type.id} label="Använd igen" name={type.name} />
                ) : (
                  <Do intent="retire" typeId={type.id} label="Sluta använda" name={type.name} />
                )}
              </Stack>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Do({
  intent,
  typeId,
  label,
  name,
}: {
  intent: string;
  typeId: number;
  label: string;
  name: string;
}) {
  return (
    <Form method="post">
      <input type="hidden" name="typeId" value={typeId} />
      <Button name="intent" value={intent} variant="quiet" aria-label={`${label}: ${name}`}>
        {label}
      </Button>
    </Form>
  );
}

function Rename({ type, failed }: { type: Type; failed: TypeListProps['failed'] }) {
  return (
    <ConfirmDialog
      trigger="Byt namn"
      triggerVariant="quiet"
      title={`Byt namn på ${type.name}`}
      confirmLabel="Spara namnet"
      hiddenFields={{ intent: 'rename', typeId: String(type.id) }}
      isOpen={failed !== undefined}
    >
      <p>Namnet byts på alla avvikelser av den här typen.</p>
      <TextField
        label="Typens namn"
        name="name"
        defaultValue={failed?.name ?? type.name}
        error={failed?.message}
        maxLength={60}
      />
    </ConfirmDialog>
  );
}
