import type { ChecklistDefinition } from './definition.ts';

/**
 * The short names that several questions of the same section have, each once with its section: in tables and results
 * nobody can tell such questions apart. Spaces around and letter case do not count.
 */
export function sameShortNames({ sections }: ChecklistDefinition): { section: string; shortName: string }[] {
  return sections.flatMap(({ title, questions }) => {
    const comparable = questions.map(({ shortName }) => shortName.trim().toLocaleLowerCase('sv'));
    return questions
      .filter((_, index) => {
        const name = comparable[index] ?? '';
        return comparable.indexOf(name) === index && comparable.lastIndexOf(name) !== index;
      })
      .map(({ shortName }) => ({ section: title, shortName }));
  });
}
