import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { CopyWords } from '../domain/copy-section.ts';
import type { Section } from '../domain/definition.ts';
import { Faults, type FieldFault, type FormFields } from '../domain/form-fields.ts';

/** What the copy of a section begins with: the words that are there, but for the title. */
export function copySectionFields({ title, questions }: Section): FormFields {
  const fields = questions.flatMap(({ key, shortName, wording, help, deviation }): [string, string[]][] => [
    [`shortName-${key}`, [shortName]],
    [`wording-${key}`, [wording.text]],
    [`help-${key}`, [help]],
    ...(deviation ? [[`deviation-${key}`, [deviation.title.text]] as [string, string[]]] : []),
  ]);
  return { title: [`${title.slice(0, 110)} (kopia)`], ...Object.fromEntries(fields) };
}

/** The title of the copy and the words of its questions, by the key of the original. */
export function parseCopySectionForm(
  fields: FormFields,
  { questions }: Section,
): Result<{ title: string; words: Map<string, CopyWords> }, FieldFault[]> {
  const faults = new Faults();
  const title = faults.required(fields, 'title', 120, 'Ge avsnittet en rubrik.');
  const words = questions.map(({ key, deviation }): [string, CopyWords] => [
    key,
    {
      shortName: faults.required(fields, `shortName-${key}`, 80, 'Ge frågan ett kort namn.'),
      wording: faults.required(fields, `wording-${key}`, 2000, 'Skriv frågan som granskaren ska läsa den.'),
      help: faults.required(fields, `help-${key}`, 2000, 'Skriv när frågan gäller och vad som räcker.'),
      ...(deviation
        ? {
            deviationTitle: faults.required(
              fields,
              `deviation-${key}`,
              2000,
              'Skriv vad avvikelsen ska heta.',
            ),
          }
        : {}),
    },
  ]);
  return faults.list.length > 0 ? err(faults.list) : ok({ title, words: new Map(words) });
}
