import type { Answer } from '#app/features/checklists/domain/answers.ts';

/** An answer as it comes from the page, with the revision the person saw (0: none was saved yet). */
export interface GivenAnswer extends Answer {
  /** The answer's key (checklists/domain/items.ts). */
  questionKey: string;
  seenRevision: number;
}
