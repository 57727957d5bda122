import { comparableText } from './columns.ts';
import { type ChecklistDefinition, questionsOf } from './definition.ts';

/** The types that the questions name and `types` does not have, each once: those deviations get no type. */
export function typesNotAmong(definition: ChecklistDefinition, types: readonly string[]): string[] {
  const known = new Set(types.map(comparableText));
  const named = questionsOf(definition).flatMap(({ deviation }) => deviation?.type ?? []);
  return [...new Set(named)].filter((name) => !known.has(comparableText(name)));
}
