import { z } from 'zod';
import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import { NO_PERSONAL_NUMBER } from '#app/features/cases/forms/free-text.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import { addMonths, type CivilDate, compareDates, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { ActionId, DeviationId, PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { EFFECTS } from '#app/shared/domain/vocabulary.ts';
import { LONGEST_TEXT, TOO_LONG } from '#app/shared/text/as-typed.ts';

const text = z
  .string()
  .default('')
  .transform((typed) => typed.normalize('NFC').replaceAll('\r\n', '\n').trim());
const fields = z.object({
  unitId: text,
  title: text,
  intendedEffect: text,
  ownerId: text,
  dueOn: text,
  /** Empty: six months after it is to be done. */
  followUpOn: text,
  /** Ticked: the deviations go on to Åtgärdas. */
  movesDeviations: text,
});

/** The form as it was typed, with the deviations it is for; none where it is for none. */
export type ActionValues = z.infer<typeof fields> & { deviationIds: string[] };

export type NewAction = {
  readonly unitId: UnitId;
  readonly title: string;
  readonly intendedEffect: string;
  readonly ownerId: PersonId;
  readonly dueOn: CivilDate;
  readonly followUpOn: CivilDate;
  readonly deviationIds: readonly DeviationId[];
  /** Whether the deviations go on to Åtgärdas, those that can. */
  readonly movesDeviations: boolean;
};

const MONTHS_TO_FOLLOW_UP = 6;

/** Reads the posted form; what is missing, or is no text, is the empty text. */
export function readAction(form: FormData): ActionValues {
  const parsed = fields.safeParse(Object.fromEntries(form));
  const deviationIds = deviationIdsIn(form.getAll('deviationId'));
  return { ...(parsed.success ? parsed.data : fields.parse({})), deviationIds };
}

// A page of the list has fifty.
const MOST_DEVIATIONS = 200;

/** The ids of deviations in a form or an address, each once; what is none is left out. */
export function deviationIdsIn(typed: readonly unknown[]): string[] {
  const ids = typed.filter((one): one is string => typeof one === 'string' && /^[1-9]\d{0,14}$/u.test(one));
  return [...new Set(ids)].slice(0, MOST_DEVIATIONS);
}

const idOf = <Id extends number>(typed: string): Id | null =>
  /^[1-9]\d{0,14}$/.test(typed) ? (Number(typed) as Id) : null;

/** Checks the form on this day; what is wrong is told by field. */
export function parseAction(values: ActionValues, today: CivilDate): Result<NewAction, FieldError[]> {
  const { title, intendedEffect } = values;
  const unitId = idOf<UnitId>(values.unitId);
  const ownerId = idOf<PersonId>(values.ownerId);
  const dueOn = parseCivilDate(values.dueOn);
  const followUpOn =
    values.followUpOn === '' && dueOn
      ? addMonths(dueOn, MONTHS_TO_FOLLOW_UP)
      : parseCivilDate(values.followUpOn);
  const errors: FieldError[] = [];
  const demand = (isRight: boolean, field: string, message: string) => {
    if (!isRight) errors.push({ field, message });
  };
  demand(unitId !== null, 'unitId', 'Välj vilken enhet det gäller.');
  demand(title !== '' && title.length <= 120, 'title', 'Skriv vad som ska göras, med högst 120 tecken.');
  demand(
    intendedEffect !== '' && intendedEffect.length <= 2000,
    'intendedEffect',
    'Skriv vad åtgärden ska ändra, med högst 2 000 tecken.',
  );
  for (const field of ['title', 'intendedEffect'] as const) {
    demand(findPersonalNumber(values[field]) === undefined, field, NO_PERSONAL_NUMBER);
  }
  demand(ownerId !== null, 'ownerId', 'Välj vem som ansvarar för åtgärden.');
  demand(
    dueOn !== undefined && compareDates(dueOn, today) >= 0,
    'dueOn',
    'Skriv vilken dag åtgärden ska vara genomförd, i dag eller senare.',
  );
  // Left empty it follows from the other day.
  const isReadable = followUpOn !== undefined || values.followUpOn === '';
  demand(isReadable, 'followUpOn', 'Skriv vilken dag åtgärden ska följas upp, som 2026-12-31.');
  demand(
    !dueOn || !followUpOn || compareDates(followUpOn, dueOn) >= 0,
    'followUpOn',
    'Uppföljningen kan inte ligga före dagen då åtgärden ska vara genomförd.',
  );
  if (errors.length > 0 || !unitId || !ownerId || !dueOn || !followUpOn) return err(errors);
  const deviationIds = values.deviationIds.map((id) => Number(id) as DeviationId);
  const movesDeviations = values.movesDeviations !== '';
  return ok({ unitId, title, intendedEffect, ownerId, dueOn, followUpOn, deviationIds, movesDeviations });
}

const stepFields = z.object({
  intent: z.enum(['finish', 'drop', 'followUp', 'link', 'comment']),
  revision: z.coerce.number().int().min(1),
  note: text,
  effect: z.enum(EFFECTS).optional().catch(undefined),
  newFollowUpOn: text,
  deviationId: text.transform((typed) => idOf<DeviationId>(typed)),
  /** With a link: the deviation goes on to Åtgärdas. */
  movesDeviations: z
    .string()
    .optional()
    .transform((typed) => typed !== undefined && typed !== ''),
});

/** What is done with an action. */
export type ActionStep = Omit<z.infer<typeof stepFields>, 'movesDeviations'> & {
  readonly movesDeviations?: boolean;
};

/** Undefined when the form is not one of ours. */
export function parseActionStep(form: FormData): ActionStep | undefined {
  const parsed = stepFields.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : undefined;
}

/** The action that a deviation's page asks to link it to; null where none is chosen. Undefined for any other form. */
export function parseLinkToAction(
  form: FormData,
): { actionId: ActionId | null; movesDeviations: boolean } | undefined {
  if (form.get('intent') !== 'linkAction') return undefined;
  return {
    actionId: idOf<ActionId>(String(form.get('actionId'))),
    movesDeviations: form.has('movesDeviations'),
  };
}

/** What is missing, by field, in Swedish; empty when the form can be used on this day. */
export function actionStepErrors(step: ActionStep, today: CivilDate): FieldError[] {
  const { intent, note, effect } = step;
  if (intent === 'link') {
    return step.deviationId === null ? [{ field: 'deviationId', message: 'Välj en avvikelse.' }] : [];
  }
  const errors: FieldError[] = [];
  if (note.length > LONGEST_TEXT) errors.push({ field: 'note', message: TOO_LONG });
  if (findPersonalNumber(note)) {
    errors.push({ field: 'note', message: NO_PERSONAL_NUMBER });
  }
  if (intent === 'comment' && note === '') errors.push({ field: 'note', message: 'Skriv en kommentar.' });
  if (intent === 'drop' && note === '')
    errors.push({ field: 'note', message: 'Skriv varför åtgärden stryks.' });
  if (intent !== 'followUp') return errors;
  if (!effect) errors.push({ field: 'effect', message: 'Välj om åtgärden hade avsedd effekt.' });
  if (note === '') errors.push({ field: 'note', message: 'Skriv hur ni ser det.' });
  const newFollowUpOn = parseCivilDate(step.newFollowUpOn);
  if (effect === 'tooEarly' && (!newFollowUpOn || compareDates(newFollowUpOn, today) <= 0)) {
    errors.push({ field: 'newFollowUpOn', message: 'Skriv en ny dag för uppföljningen, efter i dag.' });
  }
  return errors;
}
