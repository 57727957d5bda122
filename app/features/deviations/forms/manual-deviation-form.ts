import { z } from 'zod';
import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import { NO_PERSONAL_NUMBER } from '#app/features/cases/forms/free-text.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import { type CivilDate, compareDates, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { DeviationTypeId, PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { SEVERITIES, type Severity } from '#app/shared/domain/vocabulary.ts';

const text = z
  .string()
  .default('')
  .transform((typed) => typed.normalize('NFC').replaceAll('\r\n', '\n').trim());
const fields = z.object({
  unitId: text,
  title: text,
  description: text,
  typeId: text,
  severity: text,
  caseReference: text,
  occurredOn: text,
  /** Empty: whoever leads the unit. */
  responsibleId: text,
  dueOn: text,
});

/** The form as it was typed. */
export type ManualDeviationValues = z.infer<typeof fields>;

export type ManualDeviation = {
  readonly unitId: UnitId;
  readonly title: string;
  readonly description: string;
  readonly typeId: DeviationTypeId | null;
  readonly severity: Severity;
  readonly caseReference: string;
  readonly occurredOn: CivilDate;
  readonly responsibleId: PersonId | null;
  readonly dueOn: CivilDate;
};

/** Reads the posted form; what is missing, or is no text, is the empty text. */
export function readManualDeviation(form: FormData): ManualDeviationValues {
  const parsed = fields.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : fields.parse({});
}

const idOf = <Id extends number>(typed: string): Id | null =>
  /^[1-9]\d{0,14}$/.test(typed) ? (Number(typed) as Id) : null;

/**
 * Checks the form. `isKnownCase` says whether a register has a case by that number: case numbers made of a date and
 * four digits look like a personnummer and are none.
 */
export function parseManualDeviation(
  values: ManualDeviationValues,
  today: CivilDate,
  isKnownCase: (reference: string) => boolean,
): Result<ManualDeviation, FieldError[]> {
  const unitId = idOf<UnitId>(values.unitId);
  const severity = SEVERITIES.find((one) => one === values.severity);
  const occurredOn = parseCivilDate(values.occurredOn);
  const dueOn = parseCivilDate(values.dueOn);
  const errors = [
    ...unless(unitId !== null, 'unitId', 'Välj vilken enhet det gäller.'),
    ...lengthErrors(values),
    ...unless(severity !== undefined, 'severity', 'Välj hur allvarligt det är.'),
    ...numberErrors(values, isKnownCase),
    ...unless(occurredOn !== undefined, 'occurredOn', 'Skriv vilken dag det hände, till exempel 2026-11-02.'),
    ...unless(
      occurredOn === undefined || compareDates(occurredOn, today) <= 0,
      'occurredOn',
      'Dagen då det hände kan inte ligga framåt i tiden.',
    ),
    ...unless(
      dueOn !== undefined,
      'dueOn',
      'Skriv vilken dag avvikelsen ska vara bedömd, till exempel 2026-12-15.',
    ),
    ...unless(
      dueOn === undefined || compareDates(dueOn, today) >= 0,
      'dueOn',
      'Dagen då avvikelsen ska vara bedömd har redan varit.',
    ),
  ];
  if (errors.length > 0 || !unitId || !severity || !occurredOn || !dueOn) return err(errors);
  const { title, description, caseReference } = values;
  const typeId = idOf<DeviationTypeId>(values.typeId);
  const responsibleId = idOf<PersonId>(values.responsibleId);
  return ok({
    unitId,
    title,
    description,
    typeId,
    severity,
    caseReference,
    occurredOn,
    responsibleId,
    dueOn,
  });
}

const unless = (isRight: boolean, field: string, message: string): FieldError[] =>
  isRight ? [] : [{ field, message }];

function lengthErrors({ title, description, caseReference }: ManualDeviationValues): FieldError[] {
  return [
    ...unless(title !== '', 'title', 'Skriv en rubrik.'),
    ...unless(title.length <= 120, 'title', 'Rubriken får vara högst 120 tecken.'),
    ...unless(description !== '', 'description', 'Skriv vad som hände.'),
    ...unless(description.length <= 4000, 'description', 'Beskrivningen får vara högst 4 000 tecken.'),
    ...unless(caseReference.length <= 60, 'caseReference', 'Ärendets nummer får vara högst 60 tecken.'),
  ];
}

function numberErrors(
  values: ManualDeviationValues,
  isKnownCase: (reference: string) => boolean,
): FieldError[] {
  const { caseReference } = values;
  const isNumber = findPersonalNumber(caseReference) !== undefined && !isKnownCase(caseReference);
  return [
    ...unless(
      !isNumber,
      'caseReference',
      'Det här ser ut som ett personnummer. Skriv ärendets nummer i stället.',
    ),
    ...(['title', 'description'] as const).flatMap((field) =>
      unless(findPersonalNumber(values[field]) === undefined, field, NO_PERSONAL_NUMBER),
    ),
  ];
}
