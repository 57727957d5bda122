import { z } from 'zod';
import { withoutPersonalNumber } from '#app/features/cases/forms/free-text.ts';
import type { FrameFilter } from '#app/features/controls/domain/frame-filter.ts';
import type { ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import { type CivilDate, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { ChecklistId, PersonId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { CONTROL_KINDS, type ControlKind, RHYTHMS, type Rhythm } from '#app/shared/domain/vocabulary.ts';
import { asTyped } from '#app/shared/text/as-typed.ts';
import type { ControlFormValues, FieldError } from './control-form-values.ts';
import { parseDesign } from './design-form.ts';
import { parseConditions } from './filter-form.ts';
import { parseProcedure } from './procedure-form.ts';
import { parseRules } from './rules-form.ts';

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
  readonly procedure: ReviewProcedure;
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
  name: withoutPersonalNumber(
    z.string().trim().min(1, 'Ge kontrollen ett namn.').max(120, 'Namnet får vara högst 120 tecken.'),
  ),
  purpose: withoutPersonalNumber(
    z
      .string()
      .overwrite(asTyped)
      .min(1, 'Skriv vad kontrollen ska visa.')
      .max(2000, 'Syftet får vara högst 2\u00a0000 tecken.'),
  ),
  kind: z.enum(CONTROL_KINDS, 'Välj vilken sorts kontroll det är.'),
  rhythm: z.enum(RHYTHMS, 'Välj hur ofta kontrollen görs.'),
  unitId: chosenId<UnitId>('Välj vilken enhet kontrollen gäller.'),
  registerId: chosenId<RegisterId>('Välj ett register.'),
  checklistId: chosenId<ChecklistId>('Välj en checklista.'),
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
  const filter = parseFilter(values);
  const design = parseDesign(values);
  const procedure = parseProcedure(values.procedure, values.reviewerIds.length);
  const errors: FieldError[] = [];
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0]);
      if (!errors.some((error) => error.field === field)) errors.push({ field, message: issue.message });
    }
  }
  if (!filter.ok) errors.push(...filter.error);
  if (!design.ok) errors.push(...design.error);
  if (!procedure.ok) errors.push(...procedure.error);
  if (!parsed.success || !filter.ok || !design.ok || !procedure.ok) return err(errors);
  return ok({ ...parsed.data, filter: filter.value, design: design.value, procedure: procedure.value });
}

const countSchema = schema.pick({ unitId: true, registerId: true });

/**
 * The part of the form that decides the frame, for a count while the rest is not filled in yet. The design is null
 * while it cannot be read; why stands in `designErrors`.
 */
export function parseCountForm(values: ControlFormValues): Result<
  Pick<ControlInput, 'unitId' | 'registerId' | 'filter'> & {
    readonly design: SampleDesign | null;
    readonly designErrors: readonly FieldError[];
    readonly countOn: CivilDate;
  },
  FieldError[]
> {
  const source = countSchema.safeParse(values);
  const filter = parseFilter(values);
  const design = parseDesign(values);
  const countOn = parseCivilDate(values.countOn);
  const errors: FieldError[] = [];
  if (!source.success) errors.push({ field: 'unitId', message: 'Välj vilken enhet kontrollen gäller.' });
  if (!countOn)
    errors.push({ field: 'countOn', message: 'Skriv vilken dag som ska räknas, till exempel 2026-10-31.' });
  if (!filter.ok) errors.push(...filter.error);
  if (!source.success || !filter.ok || !countOn) return err(errors);
  return ok({
    ...source.data,
    filter: filter.value,
    countOn,
    ...(design.ok
      ? { design: design.value, designErrors: [] }
      : { design: null, designErrors: design.error }),
  });
}

function parseFilter(values: ControlFormValues): Result<FrameFilter, FieldError[]> {
  const conditions = parseConditions(values.conditions);
  const rules = parseRules(values);
  if (conditions.ok && rules.ok) return ok({ ...conditions.value, ...rules.value });
  return err([...(conditions.ok ? [] : conditions.error), ...(rules.ok ? [] : rules.error)]);
}
