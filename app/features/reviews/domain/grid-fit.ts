import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';

/** From how many reviews of one round on the table is offered although nobody has asked for it. */
export const MANY_REVIEWS = 15;

/**
 * Why a checklist cannot be answered as a table with one row a case; undefined when it can. A section that is repeated
 * has another number of answers in each case, and a table has one column a question.
 */
export function whyNoGrid({ sections }: ChecklistDefinition): 'repeats' | undefined {
  return sections.some(({ repeats }) => repeats !== undefined) ? 'repeats' : undefined;
}

/** How many answers one request may hold. */
export const MOST_ANSWERS = 500;

/** How many the table sends at a time: fewer, so that others need not wait while they are saved. */
export const SENT_AT_A_TIME = 100;
