import { err, ok, type Result } from '#app/shared/domain/result.ts';

export const MAX_CASE_KEY_LENGTH = 200;

export type CaseKeyProblem = 'empty' | 'tooLong';

/**
 * A case number as the draw reads it: Unicode NFC, trimmed.
 *
 * Errors: `empty` when nothing is left, `tooLong` above 200 characters (code points, as other languages count).
 * Source: sampling specification aktsam-urval/1 §1. Without NFC "Å" typed on two machines gives two tickets.
 */
export function normaliseCaseKey(text: string): Result<string, CaseKeyProblem> {
  const key = text.normalize('NFC').trim();
  if (key === '') return err('empty');
  // A code point takes one or two units, so only texts longer than the limit need counting.
  if (key.length > MAX_CASE_KEY_LENGTH && [...key].length > MAX_CASE_KEY_LENGTH) return err('tooLong');
  return ok(key);
}
