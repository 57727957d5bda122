import { Select } from '#app/shared/ui/select.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import type { TypedKind } from '../domain/typed-figure.ts';
import { sexWords } from '../domain/year-words.ts';
import type { TypedValues } from '../forms/typed-figure-form.ts';

type Field = (name: keyof TypedValues) => {
  name: string;
  defaultValue: string;
  error: string | undefined;
};

type KindFieldsProps = {
  kind: TypedKind;
  field: Field;
  types: readonly { readonly id: number; readonly name: string }[];
};

/** The fields that a kind of number has besides its unit and year. */
export function KindFields({ kind, field, types }: KindFieldsProps) {
  const count = (name: keyof TypedValues, label: string) => (
    <TextField {...field(name)} label={label} inputMode="numeric" width="short" />
  );
  switch (kind) {
    case 'complaints':
      return count('count', 'Antal klagomål');
    case 'deviations':
      return (
        <>
          <Select
            {...field('typeId')}
            label="Typ"
            emptyLabel="Utan typ"
            options={types.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          {count('count', 'Antal avvikelser')}
        </>
      );
    case 'lexSarah':
      return (
        <>
          <Select
            {...field('sex')}
            label="Kön"
            emptyLabel="Välj"
            options={(['female', 'male', 'unknown'] as const).map((sex) => ({
              value: sex,
              label: sexWords[sex],
            }))}
          />
          {count('reported', 'Rapporterade under året')}
          {count('notified', 'Anmälda till IVO under året')}
          {count('waiting', 'Varken utredda eller avslutade vid årets slut')}
          {count('open', 'Inte avslutade vid årets slut')}
        </>
      );
    case 'benchmark':
      return (
        <>
          <TextField {...field('label')} label="Vad som jämförs" width="full" />
          <TextField {...field('own')} label="Eget värde" hint="Till exempel 82 %." width="short" />
          <TextField {...field('other')} label="Värde att jämföra med" width="short" />
          <TextField {...field('otherName')} label="Vem ni jämför med" hint="Till exempel riket." />
          <TextField {...field('source')} label="Källa" width="full" />
        </>
      );
  }
}
