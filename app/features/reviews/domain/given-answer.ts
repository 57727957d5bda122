import type { AnswerOption } from '#app/features/checklists/domain/definition.ts';

/** An answer as it comes from the page, with the revision the person saw (0: none was saved yet). */
export interface GivenAnswer {
  questionKey: string;
  option: AnswerOption | null;
  reason: string;
  comment: string;
  seenRevision: number;
}
