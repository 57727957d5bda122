import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { WHOLE_CASE } from '#app/features/checklists/domain/findings.ts';
import { answerName } from '#app/features/reviews/domain/answer-name.ts';

/** What stands for the question where one deviation has all faults of a case. */
const SEVERAL_QUESTIONS = 'Flera frågor';

/** The name of what a deviation's key asks, or "Flera frågor"; undefined when the checklist has no such question. */
export function deviationSubject(
  definition: ChecklistDefinition,
  key: string,
  stored: Parameters<typeof answerName>[2],
): string | undefined {
  return key === WHOLE_CASE ? SEVERAL_QUESTIONS : answerName(definition, key, stored);
}
