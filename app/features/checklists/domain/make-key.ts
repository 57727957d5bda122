import { answerOptions, type ChecklistDefinition, questionsOf } from './definition.ts';
import { noItems } from './items.ts';

/** What a choice may not be called: these words mean something else among the answers. */
const reservedTags: readonly string[] = [
  ...answerOptions,
  noItems,
  'given',
  'under',
  'over',
  'up',
  'same',
  'down',
];

const longest = 50;

/**
 * A key that says what it stands for: "Vårdplan, aktuell" gives "vardplan-aktuell". Where it is taken a number follows.
 * Made once, when the question, section or choice is; never again, whatever it is called later.
 */
export function makeKey(name: string, taken: ReadonlySet<string>, fallback: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/gu, '');
  const base = plain === '' ? fallback : plain;
  let key = base;
  for (let number = 2; taken.has(key); number += 1) key = `${base}-${number}`;
  return key;
}

/** The key of a new question: no other question has it, nor any that `former` tells of (earlier versions). */
export function makeQuestionKey(
  definition: ChecklistDefinition,
  shortName: string,
  former: readonly string[] = [],
): string {
  const taken = new Set([...questionsOf(definition).map(({ key }) => key), ...former]);
  return makeKey(shortName, taken, 'fraga');
}

/** The key of a new section. */
export function makeSectionKey(
  definition: ChecklistDefinition,
  title: string,
  former: readonly string[] = [],
): string {
  return makeKey(title, new Set([...definition.sections.map(({ key }) => key), ...former]), 'avsnitt');
}

/** The key of a new choice among those of its question. */
export function makeChoiceKey(label: string, others: readonly string[]): string {
  return makeKey(label, new Set([...others, ...reservedTags]), 'svar');
}
