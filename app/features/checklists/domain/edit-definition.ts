import type { ChecklistDefinition, Question, Section } from './definition.ts';
import { makeQuestionKey, makeSectionKey } from './make-key.ts';

/**
 * The changes a draft can go through. Each gives a new definition and leaves the given one alone; one that names a
 * question or section that is not there gives the definition back as it is. Keys stay unique whatever is done. What a
 * change breaks (a condition on a question that now comes later) is told by `definitionFaults`, never mended unasked.
 */
export type Direction = 'up' | 'down';

/** The section that a question stands in; undefined when there is no such question. */
export function sectionOf(definition: ChecklistDefinition, questionKey: string): Section | undefined {
  return definition.sections.find(({ questions }) => questions.some(({ key }) => key === questionKey));
}

/** A section last in the checklist, still without questions. */
export function addSection(
  definition: ChecklistDefinition,
  section: Omit<Section, 'key' | 'questions'>,
  former: readonly string[] = [],
): { definition: ChecklistDefinition; key: string } {
  const key = makeSectionKey(definition, section.title, former);
  const sections = [...definition.sections, { ...section, key, questions: [] }];
  return { definition: { ...definition, sections }, key };
}

/** Other words and rules for a section; its key and questions stay. */
export function changeSection(
  definition: ChecklistDefinition,
  sectionKey: string,
  change: (section: Section) => Omit<Section, 'key' | 'questions'>,
): ChecklistDefinition {
  return mapSections(definition, (section) =>
    section.key === sectionKey
      ? { ...change(section), key: section.key, questions: section.questions }
      : section,
  );
}

/** A section one step up or down with everything in it; unchanged when it is first or last already. */
export function moveSection(
  definition: ChecklistDefinition,
  sectionKey: string,
  direction: Direction,
): ChecklistDefinition {
  const place = definition.sections.findIndex(({ key }) => key === sectionKey);
  return { ...definition, sections: swapped(definition.sections, place, direction) };
}

/** Without the section and all its questions. */
export function removeSection(definition: ChecklistDefinition, sectionKey: string): ChecklistDefinition {
  return { ...definition, sections: definition.sections.filter(({ key }) => key !== sectionKey) };
}

/** A question last in its section. Its key is made here, from the short name. */
export function addQuestion(
  definition: ChecklistDefinition,
  sectionKey: string,
  question: Question,
  former: readonly string[] = [],
): { definition: ChecklistDefinition; key: string } {
  const key = makeQuestionKey(definition, question.shortName, former);
  const added = inSection(definition, sectionKey, (questions) => [...questions, { ...question, key }]);
  return { definition: added, key };
}

/** Another content for a question; its key stays, and so does what is known of it in earlier versions. */
export function changeQuestion(
  definition: ChecklistDefinition,
  questionKey: string,
  change: (question: Question) => Question,
): ChecklistDefinition {
  return mapSections(definition, (section) => ({
    ...section,
    questions: section.questions.map((question) =>
      question.key === questionKey ? { ...change(question), key: question.key } : question,
    ),
  }));
}

/**
 * A question one step up or down. The first of a section goes last in the one above, and the last first in the one
 * below, so that two buttons reach every place.
 */
export function moveQuestion(
  definition: ChecklistDefinition,
  questionKey: string,
  direction: Direction,
): ChecklistDefinition {
  const from = definition.sections.findIndex(({ questions }) =>
    questions.some(({ key }) => key === questionKey),
  );
  const section = definition.sections[from];
  const place = section?.questions.findIndex(({ key }) => key === questionKey) ?? -1;
  if (section === undefined) return definition;
  const isAtEdge = direction === 'up' ? place === 0 : place === section.questions.length - 1;
  if (!isAtEdge)
    return inSection(definition, section.key, (questions) => swapped(questions, place, direction));
  const to = definition.sections[direction === 'up' ? from - 1 : from + 1];
  if (to === undefined) return definition;
  return moveQuestionTo(definition, questionKey, to.key, direction === 'up' ? 'last' : 'first');
}

/** A question to a place in a section; unchanged when there is no such section. */
export function moveQuestionTo(
  definition: ChecklistDefinition,
  questionKey: string,
  sectionKey: string,
  place: 'first' | 'last' | { after: string } = 'last',
): ChecklistDefinition {
  const question = sectionOf(definition, questionKey)?.questions.find(({ key }) => key === questionKey);
  if (question === undefined || !definition.sections.some(({ key }) => key === sectionKey)) return definition;
  return inSection(removeQuestion(definition, questionKey), sectionKey, (questions) => {
    const before = typeof place === 'object' ? questions.findIndex(({ key }) => key === place.after) : -1;
    const at = place === 'first' ? 0 : before < 0 ? questions.length : before + 1;
    return questions.toSpliced(at, 0, question);
  });
}

/** A copy right after the question, with a key and a short name of its own. It has no earlier answers to be held against. */
export function duplicateQuestion(
  definition: ChecklistDefinition,
  questionKey: string,
  former: readonly string[] = [],
): { definition: ChecklistDefinition; key: string } | undefined {
  const section = sectionOf(definition, questionKey);
  const original = section?.questions.find(({ key }) => key === questionKey);
  if (section === undefined || original === undefined) return undefined;
  const key = makeQuestionKey(definition, original.shortName, former);
  const { comparableSince: _, ...rest } = original;
  const shortName = `${original.shortName.slice(0, 72)} (kopia)`;
  const copied = inSection(definition, section.key, (questions) =>
    questions.flatMap((question) =>
      question.key === questionKey ? [question, { ...structuredClone(rest), key, shortName }] : [question],
    ),
  );
  return { definition: copied, key };
}

/** Without the question; what refers to it is told by `mentionsOf` before, and by `definitionFaults` after. */
export function removeQuestion(definition: ChecklistDefinition, questionKey: string): ChecklistDefinition {
  return mapSections(definition, (section) => ({
    ...section,
    questions: section.questions.filter(({ key }) => key !== questionKey),
  }));
}

function mapSections(
  definition: ChecklistDefinition,
  change: (section: Section) => Section,
): ChecklistDefinition {
  return { ...definition, sections: definition.sections.map(change) };
}

function inSection(
  definition: ChecklistDefinition,
  sectionKey: string,
  change: (questions: Question[]) => Question[],
): ChecklistDefinition {
  return mapSections(definition, (section) =>
    section.key === sectionKey ? { ...section, questions: change(section.questions) } : section,
  );
}

function swapped<T>(list: readonly T[], place: number, direction: Direction): T[] {
  const other = direction === 'up' ? place - 1 : place + 1;
  const [one, two] = [list[place], list[other]];
  if (one === undefined || two === undefined) return [...list];
  return list.map((item, index) => (index === place ? two : index === other ? one : item));
}
