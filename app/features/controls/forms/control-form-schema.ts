import { z } from 'zod';
import type { FrameFilter } from '#app/features/controls/domain/frame-filter.ts';
import type { Quota, SampleDesign } from '#app/features/sampling/domain/design.ts';
import { type CivilDate, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { ChecklistId, PersonId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { CONTROL_KINDS, type ControlKind, RHYTHMS, type Rhythm } from '#app/shared/domain/vocabulary.ts';
import type { ControlFormValues, FieldError } from './control-form-values.ts';
import { parseConditions } from './filter-form.ts';

export type ControlInput = {
  readonly templateKey: string | null;
  readonly name: string;
  readonly purpose: string;
  readonly kind: ControlKind;
  readonly rhythm: Rhythm;
  readonly unitId: UnitId;
  readonly registerId: RegisterId;
  readonly checklistId: ChecklistId;
  readonly filter: FrameFilter;
  readonly design: SampleDesign;
  readonly reviewDays: number;
  readonly responsibleId: PersonId | null;
  readonly reviewerIds: readonly PersonId[];
};

const wholeNumber = (message: string, maximum: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((number) => number >= 1 && number <= maximum, message);

const chosenId = <Id extends number>(message: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,14}$/, message)
    .transform((text) => Number(text) as Id);

const schema = z.object({
  templateKey: z.string().transform((text) => text || null),
  name: z.string().trim().min(1, 'Ge kontrollen ett namn.').max(120, 'Namnet får vara högst 120 tecken.'),
  purpose: z
    .string()
    .trim()
    .min(1, 'Skriv vad kontrollen ska visa.')
    .max(2000, 'Syftet får vara högst 2\u00a0000 tecken.'),
  kind: z.enum(CONTROL_KINDS, 'Välj vilken sorts kontroll det är.'),
  rhythm: z.enum(RHYTHMS, 'Välj hur ofta kontrollen görs.'),
  unitId: chosenId<UnitId>('Välj vilken enhet kontrollen gäller.'),
  registerId: chosenId<RegisterId>('Välj ett register.'),
  checklistId: chosenId<ChecklistId>('Välj en checklista.'),
  size: wholeNumber('Skriv hur många ärenden som ska dras, till exempel 10.', 100_000),
  reviewDays: wholeNumber('Skriv hur många dagar granskarna får, mellan 1 och 366.', 366),
  responsibleId: z
    .string()
    .regex(/^([1-9]\d{0,14})?$/, 'Välj vem som ansvarar för avvikelser.')
    .transform((text) => (text === '' ? null : (Number(text) as PersonId))),
  reviewerIds: z.array(chosenId<PersonId>('Välj granskare i listan.')).min(1, 'Välj minst en granskare.'),
});

/** Checks the shape of a posted control form. Errors are Swedish sentences for the field they stand at. */
export function parseControlForm(values: ControlFormValues): Result<ControlInput, FieldError[]> {
  const parsed = schema.safeParse(values);
  const filter = parseConditions(values.conditions);
  const quotas = parseQuota(values);
  const errors: FieldError[] = [];
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0]);
      if (!errors.some((error) => error.field === field)) errors.push({ field, message: issue.message });
    }
  }
  if (!filter.ok) errors.push(...filter.error);
  if (!quotas.ok) errors.push(...quotas.error);
  if (!parsed.success || !filter.ok || !quotas.ok) return err(errors);

  const { size, ...fields } = parsed.data;
  const wanted = quotas.value.reduce((sum, quota) => sum + quota.minimum, 0);
  if (wanted > size) {
    return err([
      {
        field: 'quotaMinimum',
        message: `Kravet på minst ${wanted} är större än urvalet på ${size}. Minska kravet eller dra fler.`,
      },
    ]);
  }
  const design: SampleDesign = { allocation: { kind: 'whole', size }, quotas: quotas.value };
  return ok({ ...fields, filter: filter.value, design });
}

const countSchema = schema.pick({ unitId: true, registerId: true });

/** The part of the form that decides the frame, for a count while the rest is not filled in yet. */
export function parseCountForm(
  values: ControlFormValues,
): Result<
  Pick<ControlInput, 'unitId' | 'registerId' | 'filter' | 'design'> & { readonly countOn: CivilDate },
  FieldError[]
> {
  const source = countSchema.safeParse(values);
  const filter = parseConditions(values.conditions);
  const quotas = parseQuota(values);
  const countOn = parseCivilDate(values.countOn);
  const errors: FieldError[] = [];
  if (!source.success) errors.push({ field: 'unitId', message: 'Välj vilken enhet kontrollen gäller.' });
  if (!countOn)
    errors.push({ field: 'countOn', message: 'Skriv vilken dag som ska räknas, till exempel 2026-10-31.' });
  if (!filter.ok) errors.push(...filter.error);
  if (!source.success || !filter.ok || !countOn) return err(errors);
  const size = Math.max(1, Number(values.size.trim()) || 1);
  const design: SampleDesign = { allocation: { kind: 'whole', size }, quotas: quotas.ok ? quotas.value : [] };
  return ok({ ...source.data, filter: filter.value, design, countOn });
}

/** The single quota of the form, or none where no column is chosen. */
function parseQuota(values: ControlFormValues): Result<Quota[], FieldError[]> {
  if (values.quotaColumn === '') return ok([]);
  const errors: FieldError[] = [];
  const accepted = values.quotaValues
    .split('\n')
    // As the register's cells are stored: a quota is compared character for character.
    .map((line) => line.normalize('NFC').trim())
    .filter((line) => line !== '');
  if (accepted.length === 0) {
    errors.push({
      field: 'quotaValues',
      message: 'Skriv minst ett värde som uppfyller kravet, ett per rad.',
    });
  }
  const minimum = /^\d{1,6}$/.test(values.quotaMinimum.trim()) ? Number(values.quotaMinimum.trim()) : 0;
  if (minimum < 1) {
    errors.push({
      field: 'quotaMinimum',
      message: 'Skriv hur många som minst ska vara med, till exempel 1.',
    });
  }
  if (errors.length > 0) return err(errors);
  return ok([{ attribute: values.quotaColumn, values: [...new Set(accepted)], minimum }]);
}
