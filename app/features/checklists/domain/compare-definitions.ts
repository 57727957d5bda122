import { checklistAspects, questionAspects, sectionAspects } from './compare-aspects.ts';
import { outOfLine } from './compare-order.ts';
import type { ChecklistDefinition, Question, Section } from './definition.ts';

/** One that both definitions have, and that differs. `aspects` are Swedish: "frågans text", "villkoret". */
export interface ChangedQuestion {
  key: string;
  shortName: string;
  aspects: string[];
  /** The question is put in other words, in general or for some cases: answers may no longer be comparable. */
  isWordingChanged: boolean;
  before: Question;
  after: Question;
}

export interface ChangedSection {
  key: string;
  title: string;
  aspects: string[];
  before: Section;
  after: Section;
}

/** A question or section that stands elsewhere among those that both definitions have. */
export interface Moved {
  key: string;
  name: string;
  /** The titles of the sections a question stood and stands in; the same when it moved within one. */
  fromSection?: string;
  toSection?: string;
}

export interface DefinitionComparison {
  /** What differs in the checklist itself: "namnet", "syftet". */
  aspects: string[];
  added: Question[];
  removed: Question[];
  moved: Moved[];
  changed: ChangedQuestion[];
  sections: { added: Section[]; removed: Section[]; moved: Moved[]; changed: ChangedSection[] };
  isSame: boolean;
}

/**
 * What differs between two definitions of a checklist. Questions and sections are the same when their keys are; a new
 * key is an added question, also where the words are the same. Only as many are called moved as must be: those that stand in
 * another section, or out of line with the others.
 */
export function compareDefinitions(
  before: ChecklistDefinition,
  after: ChecklistDefinition,
): DefinitionComparison {
  const questions = { before: placed(before), after: placed(after) };
  const sections = {
    before: before.sections.map((section) => ({ key: section.key, value: section })),
    after: after.sections.map((section) => ({ key: section.key, value: section })),
  };
  const comparison = {
    aspects: differing(before, after, checklistAspects),
    added: missingFrom(questions.before, questions.after),
    removed: missingFrom(questions.after, questions.before),
    moved: movedQuestions(questions.before, questions.after),
    changed: pairs(questions.before, questions.after).flatMap(changedQuestion),
    sections: {
      added: missingFrom(sections.before, sections.after),
      removed: missingFrom(sections.after, sections.before),
      moved: outOfLine(before.sections, after.sections).map(({ key, title }) => ({ key, name: title })),
      changed: pairs(sections.before, sections.after).flatMap(changedSection),
    },
  };
  const { aspects, added, removed, moved, changed } = comparison;
  const differences = [aspects, added, removed, moved, changed, ...Object.values(comparison.sections)];
  return { ...comparison, isSame: differences.every(({ length }) => length === 0) };
}

interface Keyed<T> {
  key: string;
  value: T;
}

interface Placed extends Keyed<Question> {
  section: Section;
}

function placed(definition: ChecklistDefinition): Placed[] {
  return definition.sections.flatMap((section) =>
    section.questions.map((value) => ({ key: value.key, value, section })),
  );
}

function missingFrom<T>(list: readonly Keyed<T>[], other: readonly Keyed<T>[]): T[] {
  const keys = new Set(list.map(({ key }) => key));
  return other.filter(({ key }) => !keys.has(key)).map(({ value }) => value);
}

/** What both have, in the order of the later one. */
function pairs<T extends Keyed<unknown>>(before: readonly T[], after: readonly T[]): [T, T][] {
  const known = new Map(before.map((one) => [one.key, one]));
  return after.flatMap((one) => {
    const earlier = known.get(one.key);
    return earlier === undefined ? [] : [[earlier, one] as [T, T]];
  });
}

function movedQuestions(before: readonly Placed[], after: readonly Placed[]): Moved[] {
  return pairs(before, after).flatMap(([one, other]) => {
    const isElsewhere = one.section.key !== other.section.key;
    // Within its section only, so that the questions of a section that was moved whole have not moved.
    const turned = () => outOfLine(one.section.questions, other.section.questions);
    if (!isElsewhere && !turned().some(({ key }) => key === other.key)) return [];
    const [fromSection, toSection] = [one.section.title, other.section.title];
    return [{ key: other.key, name: other.value.shortName, fromSection, toSection }];
  });
}

function changedQuestion([{ value: before }, { value: after }]: [Placed, Placed]): ChangedQuestion[] {
  const aspects = differing(before, after, questionAspects);
  if (aspects.length === 0) return [];
  const isWordingChanged = canonical(before.wording) !== canonical(after.wording);
  return [{ key: after.key, shortName: after.shortName, aspects, isWordingChanged, before, after }];
}

function changedSection([{ value: before }, { value: after }]: [
  Keyed<Section>,
  Keyed<Section>,
]): ChangedSection[] {
  const aspects = differing(before, after, sectionAspects);
  return aspects.length === 0 ? [] : [{ key: after.key, title: after.title, aspects, before, after }];
}

function differing(before: object, after: object, words: Readonly<Record<string, string>>): string[] {
  const fields = (value: object): Readonly<Record<string, unknown>> => ({ ...value });
  const [one, other] = [fields(before), fields(after)];
  const named = Object.entries(words)
    .filter(([field]) => canonical(one[field]) !== canonical(other[field]))
    .map(([, word]) => word);
  return [...new Set(named)];
}

/** Equal for values that say the same: field order, and absent or undefined, make no difference. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
