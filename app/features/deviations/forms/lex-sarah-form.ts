import { z } from 'zod';
import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import { NO_PERSONAL_NUMBER } from '#app/features/cases/forms/free-text.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import {
  LEX_SARAH_JUDGEMENTS,
  LEX_SARAH_STEPS,
  lexSarahField,
} from '#app/features/deviations/domain/lex-sarah.ts';
import { type CivilDate, compareDates, parseCivilDate } from '#app/shared/domain/civil-date.ts';

const text = z
  .string()
  .default('')
  .transform((typed) => typed.normalize('NFC').replaceAll('\r\n', '\n').trim());

const fields = z.object({
  intent: z.enum(['report', 'decline', ...LEX_SARAH_STEPS]),
  /** Which of the forms of the page it was; empty where there is one. */
  form: z.string().max(20).default(''),
  /** What the person saw; 0 where nothing was reported. */
  revision: z.coerce.number().int().min(0),
  reason: text,
  judgement: z.enum(LEX_SARAH_JUDGEMENTS).optional().catch(undefined),
  notifiedOn: text,
  /** Empty: not known, or several are concerned. Not there at all: not asked. */
  concernedSex: z.enum(['female', 'male', '']).optional().catch(undefined),
});

/** What somebody does about lex Sarah, as it was typed. */
export type LexSarahForm = z.infer<typeof fields>;

/** Undefined when the form is not one of ours. */
export function parseLexSarah(form: FormData): LexSarahForm | undefined {
  const which = String(form.get('form') ?? '');
  const own = [...form].map(([name, value]): [string, unknown] => [
    which !== '' && name.startsWith(`${which}-`) ? name.slice(which.length + 1) : name,
    value,
  ]);
  const parsed = fields.safeParse(Object.fromEntries(own));
  return parsed.success ? parsed.data : undefined;
}

const reasonNeeded: Readonly<Partial<Record<LexSarahForm['intent'], string>>> = {
  report: 'Skriv vad som rapporteras.',
  decline: 'Skriv varför det inte ska rapporteras.',
  judge: 'Skriv varför du bedömer så.',
  notify: 'Skriv varför det anmäls till IVO.',
  doNotNotify: 'Skriv varför det inte anmäls till IVO.',
  remedy: 'Skriv vad som har gjorts.',
  followUp: 'Skriv hur det har följts upp.',
  reopen: 'Skriv varför ärendet öppnas igen.',
};

/** What is missing or cannot be, by field, in Swedish; empty when the form can be used on this day. */
export function lexSarahErrors(form: LexSarahForm, today: CivilDate): FieldError[] {
  const { intent, reason } = form;
  const errors: FieldError[] = [];
  const demand = (isRight: boolean, field: string, message: string) => {
    if (!isRight) errors.push({ field: lexSarahField(form.form, field), message });
  };
  demand(intent !== 'judge' || form.judgement !== undefined, 'judgement', 'Välj hur du bedömer händelsen.');
  const needed = reasonNeeded[intent];
  if (needed !== undefined) demand(reason !== '', 'reason', needed);
  demand(reason.length <= 4000, 'reason', 'Texten får vara högst 4 000 tecken.');
  demand(findPersonalNumber(reason) === undefined, 'reason', NO_PERSONAL_NUMBER);
  const notifiedOn = parseCivilDate(form.notifiedOn);
  demand(
    intent !== 'notify' || (notifiedOn !== undefined && compareDates(notifiedOn, today) <= 0),
    'notifiedOn',
    'Skriv vilken dag det anmäldes, i dag eller tidigare, till exempel 2026-11-02.',
  );
  return errors;
}
