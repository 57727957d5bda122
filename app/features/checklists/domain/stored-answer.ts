import type { Answer } from './answers.ts';
import { type AnswerOption, answerOptions } from './definition.ts';

/** What stands in the database's answer value; an object, so that later question kinds can add their own. */
export interface StoredValue {
  option: AnswerOption;
}

/** The value to store for an option; null when the answer was taken back. */
export function storedValue(option: AnswerOption | null): StoredValue | null {
  return option === null ? null : { option };
}

/** The option in a stored value; null for a taken-back answer and for anything this version cannot read. */
export function optionOf(value: unknown): AnswerOption | null {
  if (typeof value !== 'object' || value === null || !('option' in value)) return null;
  return answerOptions.find((option) => option === value.option) ?? null;
}

/** A database row as an answer. */
export function answerOf(row: { value: unknown; reason: string; comment: string }): Answer {
  return { option: optionOf(row.value), reason: row.reason, comment: row.comment };
}
