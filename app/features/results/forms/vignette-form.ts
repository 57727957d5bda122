import { z } from 'zod';
import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import { parsePersonIds } from '#app/features/controls/forms/round-form-schema.ts';
import { type CivilDate, compareDates, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { CaseId, ChecklistId, PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';

/** One text of the form as it was typed. */
export type VignetteTextValues = {
  readonly title: string;
  readonly text: string;
  /** By the place of the column among those the checklist names. */
  readonly facts: readonly string[];
  /** The case that the text was copied from; empty for a new one. */
  readonly caseId: string;
};

/** The form for new vignettes as text. */
export type VignetteFormValues = {
  readonly unitId: string;
  readonly checklistId: string;
  readonly name: string;
  readonly dueOn: string;
  readonly reviewerIds: readonly string[];
  readonly texts: readonly VignetteTextValues[];
  /** Somebody has looked at what resembles a personnummer and says that it is invented. */
  readonly isInvented: boolean;
};

export type VignetteText = {
  readonly title: string;
  readonly text: string;
  readonly facts: Readonly<Record<string, string>>;
};

export type VignetteInput = {
  readonly unitId: UnitId;
  readonly checklistId: ChecklistId;
  readonly name: string;
  readonly dueOn: CivilDate;
  readonly reviewerIds: readonly PersonId[];
  readonly texts: readonly (VignetteText & { readonly copiedFrom: CaseId | null })[];
};

/** More texts than this nobody answers at one sitting. */
export const MOST_TEXTS = 10;

const titleSchema = z
  .string()
  .trim()
  .min(1, 'Ge texten en rubrik.')
  .max(120, 'Rubriken får vara högst 120 tecken.');
const textSchema = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .pipe(
    z
      .string()
      .min(1, 'Skriv texten som alla ska svara på.')
      .max(20_000, 'Texten får vara högst 20 000 tecken.'),
  );
const nameSchema = z
  .string()
  .trim()
  .min(1, 'Ge omgången ett namn.')
  .max(120, 'Namnet får vara högst 120 tecken.');
const idSchema = z.string().regex(/^[1-9]\d{0,14}$/);

/** Reads the posted form; what is missing is the empty text. */
export function readVignetteForm(form: FormData): VignetteFormValues {
  const text = (name: string) => String(form.get(name) ?? '');
  const count = Math.min(MOST_TEXTS, Math.max(1, Number(text('textCount')) || 1));
  const factCount = Math.min(100, Number(text('factCount')) || 0);
  return {
    unitId: text('unitId'),
    checklistId: text('checklistId'),
    name: text('name'),
    dueOn: text('dueOn'),
    reviewerIds: form.getAll('reviewerIds').map(String),
    texts: Array.from({ length: count }, (_, place) => ({
      title: text(`title-${place}`),
      text: text(`text-${place}`),
      facts: Array.from({ length: factCount }, (_one, column) => text(`fact-${place}-${column}`)),
      caseId: text(`case-${place}`),
    })),
    isInvented: form.has('isInvented'),
  };
}

export const EMPTY_TEXT: VignetteTextValues = { title: '', text: '', facts: [], caseId: '' };

/** Whether nothing at all is written: such a text is left out without a word, as long as there is another. */
function isEmptyText({ title, text, facts }: VignetteTextValues): boolean {
  return [title, text, ...facts].every((one) => one.trim() === '');
}

/** Checks the unit and the checklist alone: what the rest of the form depends on. */
export function parseVignetteGround(
  values: Pick<VignetteFormValues, 'unitId' | 'checklistId'>,
): { unitId: UnitId; checklistId: ChecklistId } | undefined {
  const unitId = idSchema.safeParse(values.unitId);
  const checklistId = idSchema.safeParse(values.checklistId);
  if (!unitId.success || !checklistId.success) return undefined;
  return { unitId: Number(unitId.data) as UnitId, checklistId: Number(checklistId.data) as ChecklistId };
}

/**
 * Checks the form; `columns` are those that the checklist names, `today` the day before which nothing can be due. What
 * resembles a personnummer is refused until somebody has said that it is invented. A round without a name has the heading
 * of its first text.
 */
export function parseVignetteForm(
  values: VignetteFormValues,
  columns: readonly string[],
  today: CivilDate,
): Result<VignetteInput, FieldError[]> {
  const errors: FieldError[] = [];
  const read = <T>(field: string, parsed: z.ZodSafeParseResult<T>): T | undefined => {
    if (!parsed.success) errors.push({ field, message: parsed.error.issues[0]?.message ?? '' });
    return parsed.data;
  };
  const ground = parseVignetteGround(values);
  const filled = values.texts.map((one, place) => ({ one, place })).filter(({ one }) => !isEmptyText(one));
  const asked = filled.length > 0 ? filled : [{ one: EMPTY_TEXT, place: 0 }];
  const heading = asked[0]?.one.title ?? '';
  const name = read('name', nameSchema.safeParse(values.name.trim() === '' ? heading : values.name));
  const texts = asked.map(({ one, place }) => ({
    title: read(`title-${place}`, titleSchema.safeParse(one.title)) ?? '',
    text: read(`text-${place}`, textSchema.safeParse(one.text)) ?? '',
    facts: factsOf(one, columns),
    copiedFrom: idSchema.safeParse(one.caseId).success ? (Number(one.caseId) as CaseId) : null,
  }));
  if (!values.isInvented) errors.push(...numberErrors(asked, columns));
  const reviewerIds = parsePersonIds(values.reviewerIds);
  if (!reviewerIds) errors.push({ field: 'reviewerIds', message: 'Välj minst en som ska svara.' });
  const dueOn = parseCivilDate(values.dueOn.trim());
  if (!dueOn) {
    errors.push({ field: 'dueOn', message: 'Skriv när svaren ska vara inne, till exempel 2026-11-30.' });
  } else if (compareDates(dueOn, today) < 0) {
    errors.push({ field: 'dueOn', message: 'Dagen då svaren ska vara inne har redan varit.' });
  }
  if (errors.length > 0 || !ground || !name || !dueOn || !reviewerIds) return err(errors);
  return ok({ ...ground, name, dueOn, reviewerIds, texts });
}

function factsOf({ facts }: VignetteTextValues, columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap((column, place) => {
      const cell = (facts[place] ?? '').normalize('NFC').trim().slice(0, 500);
      return cell === '' ? [] : [[column, cell]];
    }),
  );
}

function numberErrors(
  asked: readonly { readonly one: VignetteTextValues; readonly place: number }[],
  columns: readonly string[],
): FieldError[] {
  const message =
    'Här står något som ser ut som ett personnummer. Texten ska vara påhittad: ta bort det, eller kryssa i att det är påhittat.';
  return asked.flatMap(({ one, place }) => [
    ...(['title', 'text'] as const).flatMap((field) =>
      findPersonalNumber(one[field]) ? [{ field: `${field}-${place}`, message }] : [],
    ),
    ...columns.flatMap((_, column) =>
      findPersonalNumber(one.facts[column] ?? '') ? [{ field: `fact-${place}-${column}`, message }] : [],
    ),
  ]);
}

/** Checks one text that is changed; `isInvented` as above. */
export function parseVignetteText(
  values: Pick<VignetteTextValues, 'title' | 'text'> & { readonly isInvented: boolean },
  place: number,
): Result<Pick<VignetteText, 'title' | 'text'>, FieldError[]> {
  const title = titleSchema.safeParse(values.title);
  const text = textSchema.safeParse(values.text);
  if (title.success && text.success) {
    const one = { ...EMPTY_TEXT, title: title.data, text: text.data };
    const errors = values.isInvented ? [] : numberErrors([{ one, place }], []);
    return errors.length > 0 ? err(errors) : ok({ title: title.data, text: text.data });
  }
  return err([
    ...(title.success ? [] : [{ field: `title-${place}`, message: title.error.issues[0]?.message ?? '' }]),
    ...(text.success ? [] : [{ field: `text-${place}`, message: text.error.issues[0]?.message ?? '' }]),
  ]);
}
