import type { Answers } from './answers.ts';
import type { Repeats } from './definition.ts';

/**
 * A repeating section keeps which items it has as an answer of its own, under `#<section>`: content "1 2 4", or option
 * `none` when somebody has said that there are none. The answers of an item stand under `<question>#<item>`. Numbers are
 * never used again, so that the answers of an item that was taken away cannot come back under another.
 */
export const noItems = 'none';

/** The key of the answer to a question, in an item or by itself. */
export function answerKey(questionKey: string, item?: string): string {
  return item === undefined ? questionKey : `${questionKey}#${item}`;
}

/** The key of the answer that says which items a section has. */
export function itemsKey(sectionKey: string): string {
  return `#${sectionKey}`;
}

/** What an answer key is about; undefined when it is none. */
export function readAnswerKey(
  key: string,
): { kind: 'question'; question: string; item?: string } | { kind: 'items'; section: string } | undefined {
  const parts = /^([a-z0-9-]*)(?:#([a-z0-9-]+))?$/u.exec(key);
  if (!parts) return undefined;
  const [, before = '', after] = parts;
  if (before === '') return after === undefined ? undefined : { kind: 'items', section: after };
  if (after === undefined) return { kind: 'question', question: before };
  return isItem(after) ? { kind: 'question', question: before, item: after } : undefined;
}

/** The items of a section in the order they were added; undefined when nobody has said yet. */
export function itemsOf(sectionKey: string, answers: Answers): string[] | undefined {
  const answer = answers[itemsKey(sectionKey)];
  if (answer === undefined) return undefined;
  if (answer.option === noItems) return [];
  const items = (answer.content ?? '').split(' ').filter(isItem);
  return items.length === 0 ? undefined : [...new Set(items)];
}

/** The canonical text of a list of items; undefined when it is none or longer than the section allows. */
export function canonicalItems(repeats: Repeats, text: string): string | undefined {
  const items = text.trim().split(/\s+/u);
  const areItems = items.every(isItem) && new Set(items).size === items.length;
  return areItems && items.length <= repeats.atMost ? items.join(' ') : undefined;
}

/**
 * The number of the next item: above all that have ever had an answer, and `skipped` more. Two that add an item at the same
 * time skip differently, so that the later of them meets a conflict and not somebody else's item under the same number.
 */
export function nextItem(
  sectionQuestions: readonly { key: string }[],
  items: readonly string[],
  answers: Answers,
  skipped = 0,
): string {
  const keys = new Set(sectionQuestions.map(({ key }) => key));
  const used = Object.keys(answers).flatMap((key) => {
    const read = readAnswerKey(key);
    return read?.kind === 'question' && read.item !== undefined && keys.has(read.question) ? [read.item] : [];
  });
  const next = Math.max(0, ...[...items, ...used].map(Number)) + 1;
  return String(next + skipped > highestItem ? next : next + skipped);
}

/** The highest number an item can have. */
const highestItem = 9999;

function isItem(text: string): boolean {
  return /^[1-9]\d{0,3}$/u.test(text);
}
