import { mentionedIn } from '#app/features/checklists/domain/conditions.ts';
import type { ChecklistDefinition, Condition, Question } from '#app/features/checklists/domain/definition.ts';

/**
 * What the numbers of each question hang on, by its key: earlier questions, repeating sections and register columns. None:
 * it is asked in every case.
 */
export type QuestionSources = ReadonlyMap<string, readonly string[]>;

export const questionSource = (key: string) => `question ${key}`;
export const sectionSource = (key: string) => `section ${key}`;
export const itemsSource = (key: string) => `items of ${key}`;

const sourcesOf = (condition: Condition): string[] => {
  const { questions, sections, columns } = mentionedIn(condition);
  return [
    ...questions.map(questionSource),
    ...sections.map(sectionSource),
    ...columns.map((column) => `column ${column}`),
  ];
};

/**
 * The sources of every question of a checklist: the conditions on it and its section, the items it is asked in, and what
 * its rating is computed from, since the counts of the rating then say something of those answers.
 */
export function questionSources(definition: ChecklistDefinition): QuestionSources {
  return new Map(
    definition.sections.flatMap((section) =>
      section.questions.map((question) => {
        const conditions = [
          ...(section.visibleWhen ?? []),
          ...(question.visibleWhen ?? []),
          ...ratingConditions(question),
        ];
        const items = section.repeats === undefined ? [] : [itemsSource(section.key)];
        return [question.key, [...new Set([...items, ...conditions.flatMap(sourcesOf)])]] as const;
      }),
    ),
  );
}

function ratingConditions({ suggestion }: Question): Condition[] {
  return suggestion?.kind === 'rating' ? suggestion.rules.flatMap(({ when }) => when) : [];
}
