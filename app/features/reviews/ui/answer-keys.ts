import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import { answerOptionKeys, answerOptionWords } from '#app/features/checklists/domain/answer-words.ts';
import { answerOptions, choicesOf, type Question } from '#app/features/checklists/domain/definition.ts';

/** What a key means on a question: an answer or one step of it, a place to write it, or something it does not have. */
export type KeyMeaning =
  | { kind: 'give'; given: Given }
  | { kind: 'field' }
  | { kind: 'trouble'; words: string };

/**
 * What the key means on the question; undefined when it is no key for answers. Letters are upper case. Letters give what
 * any question may allow, digits the question's own choices in their order: they choose one, switch one of several on
 * or off, or choose the level before and then the one after. A digit on a date or number is the first one written.
 */
export function meaningOf(question: Question, draft: Given, key: string): KeyMeaning | undefined {
  const option = answerOptions.find((candidate) => answerOptionKeys[candidate] === key);
  if (option !== undefined) {
    if (question.options.includes(option)) return { kind: 'give', given: { option } };
    return { kind: 'trouble', words: `Frågan har inte svaret ${answerOptionWords[option]}.` };
  }
  if (!/^\d$/u.test(key)) return undefined;
  if (question.kind === 'date' || question.kind === 'number') return { kind: 'field' };
  const choices = choicesOf(question);
  if (choices.length === 0) return undefined;
  const choice = choices[Number(key) - 1];
  if (choice === undefined)
    return { kind: 'trouble', words: `Frågan har bara svaren 1–${Math.min(choices.length, 9)}.` };
  switch (question.kind) {
    case 'severalChoices':
      return { kind: 'give', given: toggled(question, draft, choice.key) };
    case 'level': {
      const { before, after } = levelsIn(draft.content);
      if (before === '' || after !== '') return { kind: 'give', given: levels(choice.key, '') };
      return { kind: 'give', given: levels(before, choice.key) };
    }
    default:
      return { kind: 'give', given: { option: choice.key } };
  }
}

/** The answer with one of several choices switched on or off, in the question's order. */
export function toggled(question: Question, { content = '' }: Given, key: string): Given {
  const chosen = new Set(content.split(' '));
  if (!chosen.delete(key)) chosen.add(key);
  const keys = choicesOf(question).map((choice) => choice.key);
  return { option: null, content: keys.filter((one) => chosen.has(one)).join(' ') };
}

/** The two levels of an answer, empty text for one that is not chosen yet. */
export function levelsIn(content = ''): { before: string; after: string } {
  const [before = '', after = ''] = content.split('>');
  return { before, after };
}

/** Two levels as an answer; with one of them missing it is half an answer, which is never sent. */
export function levels(before: string, after: string): Given {
  return { option: null, content: before === '' && after === '' ? '' : `${before}>${after}` };
}
