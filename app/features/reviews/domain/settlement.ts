import type { FullAnswer } from '#app/features/checklists/domain/answers.ts';

/** What somebody settles about one question: the answer of one of them, or another. */
export interface Settlement {
  questionKey: string;
  choice: { kind: 'slot'; slot: number } | { kind: 'other'; answer: FullAnswer } | undefined;
  agreedReason: string;
  /** 0: the answer was not settled when the page was read. */
  seenRevision: number;
}
