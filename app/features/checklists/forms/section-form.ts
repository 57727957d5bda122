import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { ChecklistDefinition, Section } from '../domain/definition.ts';
import {
  Faults,
  type FieldFault,
  type FormFields,
  textOf,
  valuesOf,
  wholeNumberIn,
} from '../domain/form-fields.ts';

type SectionInput = Omit<Section, 'key' | 'questions' | 'visibleWhen'>;

/** The form of a section; an empty one for a new section. */
export function sectionFields(section: Section | undefined): FormFields {
  const repeats = section?.repeats;
  return {
    title: [section?.title ?? ''],
    intro: [section?.intro ?? ''],
    repeats: repeats ? ['on'] : [],
    itemName: [repeats?.itemName ?? ''],
    itemsName: [repeats?.itemsName ?? ''],
    atLeast: [String(repeats?.atLeast ?? 0)],
    atMost: [String(repeats?.atMost ?? 20)],
  };
}

/** What the form says of a section. Its conditions and questions have forms of their own. */
export function parseSectionForm(fields: FormFields): Result<SectionInput, FieldFault[]> {
  const faults = new Faults();
  const title = faults.required(fields, 'title', 120, 'Ge avsnittet en rubrik.');
  const intro = textOf(fields, 'intro');
  faults.atMost(intro, 'intro', 2000);
  const repeats = valuesOf(fields, 'repeats').includes('on') ? readRepeats(fields, faults) : undefined;
  if (faults.list.length > 0) return err(faults.list);
  return ok({ title, ...(intro === '' ? {} : { intro }), ...(repeats ? { repeats } : {}) });
}

function readRepeats(fields: FormFields, faults: Faults) {
  const itemName = faults.required(
    fields,
    'itemName',
    60,
    'Skriv vad ett tillfälle heter, till exempel plan.',
  );
  const itemsName = faults.required(fields, 'itemsName', 60, 'Skriv vad flera heter, till exempel planer.');
  const atLeast = wholeNumberIn(fields, 'atLeast', [0, 20]);
  const atMost = wholeNumberIn(fields, 'atMost', [1, 50]);
  if (atLeast === undefined) faults.add('atLeast', 'Skriv ett helt tal från 0 till 20.');
  if (atMost === undefined) faults.add('atMost', 'Skriv ett helt tal från 1 till 50.');
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost)
    faults.add('atMost', 'Det största antalet är mindre än det minsta.');
  return { itemName, itemsName, atLeast: atLeast ?? 0, atMost: atMost ?? 1 };
}

type About = Pick<ChecklistDefinition, 'title' | 'purpose' | 'deviations'>;

/** The name and purpose of a checklist, and whether faults share a deviation. A purpose may wait until it is published. */
export function parseAboutForm(fields: FormFields): Result<About, FieldFault[]> {
  const faults = new Faults();
  const title = faults.required(fields, 'title', 120, 'Ge checklistan ett namn.');
  const purpose = textOf(fields, 'purpose');
  faults.atMost(purpose, 'purpose', 2000);
  // One for each fault is what stands without being said: files made before there was a choice say nothing.
  const deviations = textOf(fields, 'deviations') === 'perCase' ? 'perCase' : undefined;
  return faults.list.length > 0 ? err(faults.list) : ok({ title, purpose, deviations });
}
