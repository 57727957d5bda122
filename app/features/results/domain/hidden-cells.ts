import { isSmall } from './disclosure-rule.ts';
import type { QuestionFigures } from './figures.ts';

/** The counts of a question whose answers count. */
export const CELLS = [
  'fulfilled',
  'notFulfilled',
  'documentMissing',
  'base',
  'notApplicable',
  'noted',
  'notAsked',
] as const;
export type Cell = (typeof CELLS)[number];

export const ALL_CELLS: ReadonlySet<Cell> = new Set(CELLS);

/** What is hidden of a counted yes or no, looked at by itself. */
export function hiddenCells(
  question: QuestionFigures,
  reviewed: number,
  threshold: number,
): ReadonlySet<Cell> {
  const hidden = new Set<Cell>();
  const isBaseSmall = question.base > 0 && question.base < threshold;
  for (const cell of ['fulfilled', 'notFulfilled'] as const) {
    if (isBaseSmall || isSmall(question[cell], question.base, threshold)) hidden.add(cell);
  }
  for (const cell of ['base', 'notApplicable', 'notAsked'] as const) {
    if (isSmall(question[cell], reviewed, threshold)) hidden.add(cell);
  }
  if (hidden.size > 0) hideAlongside(question, hidden, threshold);
  if (hidden.has('notFulfilled') || isSmall(question.documentMissing, question.notFulfilled, threshold)) {
    hidden.add('documentMissing');
  }
  return hidden;
}

/**
 * Nothing hidden may follow from a sum. How many were asked often follows from another question or from the checklist,
 * so base and "ej tillämpligt" hide each other whatever is done with "ej ställd". Beside a hidden base only a nought
 * is shown, and only where it leaves several bases possible: it says that the base is not small.
 */
function hideAlongside(question: QuestionFigures, hidden: Set<Cell>, threshold: number): void {
  const { fulfilled, notFulfilled, base, notApplicable, notAsked } = question;
  if (!(hidden.has('base') || hidden.has('notApplicable') || hidden.has('notAsked'))) return;
  hidden.add('base').add('notApplicable');
  const asked = base + notApplicable;
  const askedAtLeast = hidden.has('notAsked') ? Math.min(asked, asked + notAsked - threshold + 1) : asked;
  const isNoughtSafe = base > 0 && askedAtLeast >= 2 * threshold;
  if (fulfilled > 0 || !isNoughtSafe) hidden.add('fulfilled');
  if (notFulfilled > 0 || !isNoughtSafe) hidden.add('notFulfilled');
}
