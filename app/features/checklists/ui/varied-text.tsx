import { rowCount, textOf } from '#app/features/checklists/domain/form-fields.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { type FormProps, fieldIn } from './form-field.ts';
import { RowList } from './row-list.tsx';

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
  const field = fieldIn({ fields, errors });
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
          list={columnListId}
          autoComplete="off"
          {...field(`${prefix}Column`)}
        />
        <RowList name={prefix} count={count} moreLabel="Fler rader">
          {(index) => (
            <>
              <Textarea
                label={`Värden ${index + 1}, ett på varje rad`}
                rows={2}
                {...field(`${prefix}Values-${index}`)}
              />
              <Textarea
                label={`${textLabel} ${index + 1}`}
                rows={2}
                {...field(`${prefix}Variant-${index}`)}
              />
            </>
          )}
        </RowList>
      </Stack>
    </Disclosure>
  );
}
