import {
  type FieldFault,
  type FormFields,
  rowCount,
  textOf,
} from '#app/features/checklists/domain/form-fields.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { RowList } from './row-list.tsx';

export type FormProps = { fields: FormFields; errors: readonly FieldFault[] };

export const errorIn = (errors: readonly FieldFault[], field: string) =>
  errors.find((error) => error.field === field)?.message;

/** The list of known columns that fields for a column propose from. */
export const columnListId = 'kanda-kolumner';

export function ColumnList({ columns }: { columns: readonly string[] }) {
  return (
    <datalist id={columnListId}>
      {columns.map((column) => (
        <option key={column} value={column} />
      ))}
    </datalist>
  );
}

type Props = FormProps & { prefix: string; summary: string; textLabel: string };

/** Other words for cases where a column has certain values; folded until there are any. */
export function TextsByColumn({ prefix, summary, textLabel, fields, errors }: Props) {
  const count = rowCount(fields, prefix, 1);
  const isUsed =
    textOf(fields, `${prefix}Column`) !== '' ||
    fields[`${prefix}Rows`] !== undefined ||
    errors.some(({ field }) => field.startsWith(`${prefix}V`));
  return (
    <Disclosure summary={summary} open={isUsed}>
      <Stack>
        <TextField
          label="Kolumn i registret som avgör"
          name={`${prefix}Column`}
          list={columnListId}
          autoComplete="off"
          defaultValue={textOf(fields, `${prefix}Column`)}
          error={errorIn(errors, `${prefix}Column`)}
        />
        <RowList name={prefix} count={count} moreLabel="Fler rader">
          {(index) => (
            <>
              <Textarea
                label={`Värden ${index + 1}, ett på varje rad`}
                name={`${prefix}Values-${index}`}
                rows={2}
                defaultValue={textOf(fields, `${prefix}Values-${index}`)}
                error={errorIn(errors, `${prefix}Values-${index}`)}
              />
              <Textarea
                label={`${textLabel} ${index + 1}`}
                name={`${prefix}Variant-${index}`}
                rows={2}
                defaultValue={textOf(fields, `${prefix}Variant-${index}`)}
                error={errorIn(errors, `${prefix}Variant-${index}`)}
              />
            </>
          )}
        </RowList>
      </Stack>
    </Disclosure>
  );
}
