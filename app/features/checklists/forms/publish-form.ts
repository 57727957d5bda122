import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { Faults, type FieldFault, type FormFields, valuesOf } from '../domain/form-fields.ts';

export interface PublishInput {
  note: string;
  breaks: { key: string; note: string }[];
}

/** What is new, and which of the questions `keys` no longer mean the same; each of those says why. */
export function parsePublishForm(
  fields: FormFields,
  keys: readonly string[],
): Result<PublishInput, FieldFault[]> {
  const faults = new Faults();
  const note = faults.required(fields, 'note', 2000, 'Skriv kort vad som är nytt i versionen.');
  const breaks = keys
    .filter((key) => valuesOf(fields, 'breaks').includes(key))
    .map((key) => {
      const why = faults.required(
        fields,
        `why-${key}`,
        2000,
        'Skriv varför svaren inte kan jämföras med tidigare. Det visas i utvecklingen.',
      );
      return { key, note: why };
    });
  return faults.list.length > 0 ? err(faults.list) : ok({ note, breaks });
}
