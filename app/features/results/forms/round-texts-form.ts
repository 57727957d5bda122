import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import { REPORT_PARTS, type ReportPart } from '#app/shared/domain/vocabulary.ts';
import type { TypedText, TypedTexts } from '../domain/round-texts.ts';

const MOST_CHARACTERS = 8000;

/** Reads what was typed in the four texts and what stood there when the page was opened. */
export function readRoundTexts(form: FormData): TypedTexts {
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .replaceAll('\r\n', '\n')
      .trim();
  const one = (part: ReportPart): TypedText => {
    const seen = text(`revision-${part}`);
    return {
      text: text(part),
      mayLeaveUnit: part === 'improvement' && form.has('mayLeaveUnit'),
      seenText: text(`seen-${part}`),
      didLeaveUnit: part === 'improvement' && form.get('didLeaveUnit') === 'yes',
      seenRevision: /^\d{1,9}$/.test(seen) ? Number(seen) : 0,
    };
  };
  return {
    purpose: one('purpose'),
    result: one('result'),
    analysis: one('analysis'),
    improvement: one('improvement'),
  };
}

/** What is wrong in them: too long, or something that looks like a personnummer. Empty when nothing is. */
export function roundTextErrors(typed: TypedTexts): FieldError[] {
  return REPORT_PARTS.flatMap((part): FieldError[] => {
    const { text } = typed[part];
    if (text.length > MOST_CHARACTERS) {
      return [{ field: part, message: 'Skriv högst 8\u00a0000 tecken.' }];
    }
    if (findPersonalNumber(text) !== undefined) {
      const message =
        'Texten innehåller något som ser ut som ett personnummer. Ta bort det. Inget är sparat.';
      return [{ field: part, message }];
    }
    return [];
  });
}
