import type { Given } from './answer-tags.ts';
import type { FullAnswer } from './answers.ts';
import type { Tag } from './definition.ts';

/** What stands in the database's answer value; an object, so that each kind of answer has its own field. */
export interface StoredValue {
  option?: Tag;
  content?: string;
}

/** The value to store; null when the answer was taken back. */
export function storedValue({ option, content }: Given): StoredValue | null {
  if (option !== null) return { option };
  return content === undefined || content === '' ? null : { content };
}

/** The answer in a stored value; nothing given for a taken-back answer and for anything this version cannot read. */
export function givenOf(value: unknown): { option: Tag | null; content: string } {
  const text = (key: 'option' | 'content') => {
    if (typeof value !== 'object' || value === null || !(key in value)) return undefined;
    const found = (value as Record<string, unknown>)[key];
    return typeof found === 'string' && found !== '' ? found : undefined;
  };
  return { option: text('option') ?? null, content: text('content') ?? '' };
}

/** A database row as an answer. */
export function answerOf(row: {
  value: unknown;
  reason: string;
  comment: string;
  evidence: string;
}): FullAnswer {
  const { reason, comment, evidence } = row;
  return { ...givenOf(row.value), reason, comment, evidence };
}
