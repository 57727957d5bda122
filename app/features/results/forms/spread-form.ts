import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';

const MOVES = ['endAnswering', 'openAgain', 'showNames', 'hideNames'] as const;

/** Which button was pressed, if it was one of those that open and close what the group answered. */
export function parseSpreadMove(form: FormData): (typeof MOVES)[number] | undefined {
  return MOVES.find((move) => move === form.get('intent'));
}

/** What the meeting came to: some words, at most 4,000 characters, and the revision that was seen. */
export function parseConclusion(form: FormData): {
  typed: string;
  input: Result<{ text: string; seenRevision: number }, FieldError>;
} {
  const typed = String(form.get('conclusion') ?? '');
  const text = typed.replaceAll('\r\n', '\n').trim();
  const seen = String(form.get('seenRevision') ?? '');
  const seenRevision = /^\d{1,9}$/.test(seen) ? Number(seen) : 0;
  if (text === '') {
    return { typed, input: err({ field: 'conclusion', message: 'Skriv vad mötet kom fram till.' }) };
  }
  if (text.length > 4000) {
    const message = 'Slutsatsen får vara högst 4 000 tecken.';
    return { typed, input: err({ field: 'conclusion', message }) };
  }
  return { typed, input: ok({ text, seenRevision }) };
}
