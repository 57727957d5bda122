import { allHold, mentionedIn } from '#app/features/checklists/domain/conditions.ts';
import type { CaseColumns, ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';

/**
 * The short name of the first question that a hidden one still waits for: it may or may not apply once that is answered.
 * Undefined where it is shown, and where it is already certain that it does not apply.
 */
export function waitsFor(
  definition: ChecklistDefinition,
  states: readonly QuestionState[],
  columns: CaseColumns,
  key: string,
): string | undefined {
  const asked = states.find((state) => state.key === key);
  if (asked === undefined || asked.isVisible) return undefined;
  const section = definition.sections.find((one) => one.key === asked.sectionKey);
  const conditions = [...(section?.visibleWhen ?? []), ...(asked.question.visibleWhen ?? [])];
  const stateOf = (question: string) => states.find((state) => state.question.key === question);
  const openNames: string[] = [];
  for (const condition of conditions) {
    const names = mentionedIn(condition).questions.flatMap((question) => {
      const state = stateOf(question);
      if (state?.isVisible) return state.given === undefined ? [state.question.shortName] : [];
      return state ? (waitsFor(definition, states, columns, state.key) ?? []) : [];
    });
    openNames.push(...names);
    const ground = {
      columns,
      answersTo: (question: string) => states.filter((one) => one.question.key === question && one.isVisible),
      isOpen: () => false,
      itemCount: () => 0,
    };
    // Answers and columns that are known decide; what counts or compares is left open.
    const isKnown = ['answer', 'column', 'columnFilled'].includes(condition.kind) && names.length === 0;
    if (isKnown && !allHold([condition], ground)) return undefined;
  }
  return openNames[0];
}
