import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { itemsKey, itemsOf, readAnswerKey } from '#app/features/checklists/domain/items.ts';
import { answerOf } from '#app/features/checklists/domain/stored-answer.ts';

/** The answers of a review as they are stored; only those that say which items there are matter here. */
type StoredAnswers = readonly {
  questionId: string;
  value: unknown;
  reason: string;
  comment: string;
  evidence: string;
}[];

/** "Handläggare kontaktade inom 14 dagar (anmälan 2)"; without an item the name alone. */
export function nameInItem(
  shortName: string,
  itemName: string | undefined,
  itemNumber: number | undefined,
): string {
  return itemNumber === undefined ? shortName : `${shortName} (${itemName ?? 'nummer'} ${itemNumber})`;
}

/** Whether the key is that of an answer in an item. An item's number means nothing in another review. */
export function isInItem(key: string): boolean {
  const read = readAnswerKey(key);
  return read?.kind === 'question' && read.item !== undefined;
}

/**
 * The name of what an answer key asks, with the item's number as the review page counts it; of an item that has been
 * taken away since, the number it was made with. Undefined when the checklist has no such question.
 */
export function answerName(
  definition: ChecklistDefinition,
  key: string,
  stored: StoredAnswers,
): string | undefined {
  const read = readAnswerKey(key);
  if (read?.kind !== 'question') return undefined;
  const section = definition.sections.find(({ questions }) =>
    questions.some((question) => question.key === read.question),
  );
  const question = section?.questions.find((one) => one.key === read.question);
  if (section === undefined || question === undefined) return undefined;
  if (read.item === undefined) return question.shortName;
  const listKey = itemsKey(section.key);
  const list = stored.find(({ questionId }) => questionId === listKey);
  const items = (list && itemsOf(section.key, { [listKey]: answerOf(list) })) ?? [];
  const position = items.indexOf(read.item);
  const number = position < 0 ? Number(read.item) : position + 1;
  return nameInItem(question.shortName, section.repeats?.itemName, number);
}
