import { type ChecklistDefinition, questionsOf } from './definition.ts';
import { moveQuestionTo, sectionOf } from './edit-definition.ts';

/** A place that something can be moved to in one step; `value` is what a form calls it. */
interface Place {
  value: string;
  label: string;
  /** The title of the section that the place is in; none for a section's own places. */
  group?: string;
}

/** Where a question can stand: first in each section, or after any other question. Numbered as in the draft. */
export function placesForQuestion(definition: ChecklistDefinition, questionKey: string): Place[] {
  const numbers = new Map(questionsOf(definition).map(({ key }, index) => [key, index + 1]));
  return definition.sections.flatMap(({ key, title, questions }) => [
    { value: `i.${key}`, label: `Först i avsnittet ${title}`, group: title },
    ...questions
      .filter((question) => question.key !== questionKey)
      .map((question) => ({
        value: `efter.${question.key}`,
        label: `Efter ${numbers.get(question.key)}. ${question.shortName}`,
        group: title,
      })),
  ]);
}

/** Where a section can stand: first, or after any other section. */
export function placesForSection(definition: ChecklistDefinition, sectionKey: string): Place[] {
  const others = definition.sections.filter(({ key }) => key !== sectionKey);
  return [
    { value: 'forst', label: 'Först i checklistan' },
    ...others.map(({ key, title }) => ({ value: `efter.${key}`, label: `Efter avsnittet ${title}` })),
  ];
}

/** The place that the question has now, as `placesForQuestion` calls it. */
export function placeOfQuestion(definition: ChecklistDefinition, questionKey: string): string {
  const section = sectionOf(definition, questionKey);
  const at = section?.questions.findIndex(({ key }) => key === questionKey) ?? 0;
  const before = section?.questions[at - 1];
  return before ? `efter.${before.key}` : `i.${section?.key ?? ''}`;
}

/** The place that the section has now, as `placesForSection` calls it. */
export function placeOfSection(definition: ChecklistDefinition, sectionKey: string): string {
  const at = definition.sections.findIndex(({ key }) => key === sectionKey);
  const before = definition.sections[at - 1];
  return before ? `efter.${before.key}` : 'forst';
}

/** The question at another place. A place that is not there leaves the definition as it is. */
export function moveQuestionToPlace(
  definition: ChecklistDefinition,
  questionKey: string,
  place: string,
): ChecklistDefinition {
  const [where, key = ''] = place.split('.');
  if (where === 'i') return moveQuestionTo(definition, questionKey, key, 'first');
  const section = sectionOf(definition, key);
  if (where !== 'efter' || section === undefined || key === questionKey) return definition;
  return moveQuestionTo(definition, questionKey, section.key, { after: key });
}

/** The section at another place, with everything in it. A place that is not there leaves the definition as it is. */
export function moveSectionToPlace(
  definition: ChecklistDefinition,
  sectionKey: string,
  place: string,
): ChecklistDefinition {
  const section = definition.sections.find(({ key }) => key === sectionKey);
  if (section === undefined) return definition;
  const others = definition.sections.filter((one) => one !== section);
  if (place === 'forst') return { ...definition, sections: [section, ...others] };
  const [where, key] = place.split('.');
  if (where !== 'efter' || !others.some((one) => one.key === key)) return definition;
  return { ...definition, sections: others.flatMap((one) => (one.key === key ? [one, section] : [one])) };
}
