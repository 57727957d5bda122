import { type ReactNode, useState } from 'react';
import { comparableText } from '#app/features/checklists/domain/columns.ts';
import { textOf } from '#app/features/checklists/domain/form-fields.ts';
import { factsInWords } from '#app/features/checklists/domain/placeholders.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { errorIn, type FormProps, fieldIn } from './form-field.ts';
import { severityChoices } from './kind-words.ts';
import { TextsByColumn } from './varied-text.tsx';

const TYPE_LIST = 'typer-av-avvikelser';

type Props = FormProps & { types: readonly string[]; children: ReactNode };

/** What the deviation of a question says, how serious it is and when it is to be judged; `children` chooses the answers. */
export function DeviationFields({ types, fields, errors, children }: Props) {
  const field = fieldIn({ fields, errors });
  const [type, setType] = useState(textOf(fields, 'deviationType').trim());
  const isUnknown = type !== '' && !types.some((one) => comparableText(one) === comparableText(type));
  const hasText = textOf(fields, 'textText') !== '' || errorIn(errors, 'textText') !== undefined;
  return (
    <Section
      title="Avvikelse"
      lead="Avvikelsen skapas när granskningen lämnas in. Granskaren beskriver bristen, resten står här."
    >
      {children}
      <TextField
        label="Avvikelsens rubrik"
        hint={`I klamrar kan du skriva en uppgift som fylls i: ${factsInWords} eller en kolumn i registret, till exempel {Lagrum}. Kolumner med namn går inte.`}
        width="full"
        {...field('titleText')}
      />
      <TextsByColumn
        prefix="title"
        summary="Annan rubrik för vissa ärenden"
        textLabel="Rubrik"
        {...{ fields, errors }}
      />
      <TextField
        label="Rubrik när en handling saknas"
        hint="Lämna tomt om den ska vara densamma."
        width="full"
        {...field('missingText')}
      />
      {textOf(fields, 'missingColumn') === '' ? null : (
        <TextsByColumn
          prefix="missing"
          summary="Annan rubrik för vissa ärenden när en handling saknas"
          textLabel="Rubrik"
          {...{ fields, errors }}
        />
      )}
      <Disclosure summary="Egen text i beskrivningen" open={hasText}>
        <Stack>
          <Textarea
            label="Text i avvikelsens beskrivning"
            hint="Här kan samma uppgifter fyllas i. Det som granskaren skriver står där du skriver {skäl}, annars sist."
            rows={3}
            {...field('textText')}
          />
          <TextsByColumn
            prefix="text"
            summary="Annan text för vissa ärenden"
            textLabel="Text"
            {...{ fields, errors }}
          />
        </Stack>
      </Disclosure>
      <Select label="Föreslagen allvarlighet" options={severityChoices} {...field('severity')} />
      <TextField
        label="Typ av avvikelse"
        hint={
          isUnknown
            ? 'Ingen typ här heter så, så avvikelsen får ingen typ förrän någon väljer en.'
            : 'Namnet på en typ. Lämna tomt om typen väljs senare.'
        }
        list={TYPE_LIST}
        onChange={({ target }) => setType(target.value.trim())}
        autoComplete="off"
        {...field('deviationType')}
      />
      <datalist id={TYPE_LIST}>
        {types.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <NumberField label="Bedöms inom antal dagar" {...field('daysToDue')} />
    </Section>
  );
}
