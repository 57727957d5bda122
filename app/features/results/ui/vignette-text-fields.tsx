import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import type { VignetteTextValues } from '../forms/vignette-form.ts';

type Props = {
  /** From 0, in the fields' names. */
  place: number;
  isAlone: boolean;
  /** What the checklist asks the register for: an invented case has no register to answer. */
  columns: readonly string[];
  values: VignetteTextValues;
  errorOf: (field: string) => string | undefined;
};

/** One invented case: title, text, and the facts that the checklist would have read in a register. */
export function VignetteTextFields({ place, isAlone, columns, values, errorOf }: Props) {
  const hasFacts = values.facts.some((fact) => fact !== '');
  return (
    <Section title={isAlone ? 'Texten' : `Text ${place + 1}`}>
      <Stack>
        {values.caseId === '' ? null : <input type="hidden" name={`case-${place}`} value={values.caseId} />}
        <TextField
          label="Rubrik"
          name={`title-${place}`}
          width="full"
          defaultValue={values.title}
          error={errorOf(`title-${place}`)}
        />
        <Textarea
          label="Det påhittade fallet"
          name={`text-${place}`}
          hint={`En tom rad ger ett nytt stycke.${isAlone ? '' : ' Lämna rubrik och text tomma för att hoppa över texten.'}`}
          rows={12}
          defaultValue={values.text}
          error={errorOf(`text-${place}`)}
        />
        {columns.length > 0 ? (
          <Disclosure summary="Uppgifter som checklistan frågar efter" open={hasFacts}>
            <Stack>
              <p>
                I ett riktigt ärende står de i registret. Frågor som beror på en uppgift visas bara om den är
                ifylld. Skriv datum som 2026-05-31, flera med semikolon mellan.
              </p>
              {columns.map((column, index) => (
                <TextField
                  key={column}
                  label={column}
                  name={`fact-${place}-${index}`}
                  defaultValue={values.facts[index] ?? ''}
                  error={errorOf(`fact-${place}-${index}`)}
                />
              ))}
            </Stack>
          </Disclosure>
        ) : null}
      </Stack>
    </Section>
  );
}
