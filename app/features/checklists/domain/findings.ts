import type { Severity } from '#app/shared/domain/vocabulary.ts';
import { type Answers, makesDeviation } from './answers.ts';
import { textFor } from './columns.ts';
import type { CaseColumns, Tag } from './definition.ts';
import type { QuestionState } from './evaluate.ts';

/** A counted answer that is not fulfilled. */
export interface Fault {
  /** The answer's key: in a repeating section with its item. */
  answerKey: string;
  questionKey: string;
  itemNumber: number | undefined;
  shortName: string;
  tags: readonly Tag[];
  isCritical: boolean;
}

export interface DeviationDraft {
  /** The answer's key: what a deviation is about is one question, in one item where it is asked in several. */
  questionKey: string;
  itemNumber: number | undefined;
  title: string;
  description: string;
  severity: Severity;
  daysToDue: number;
  isCritical: boolean;
}

/** The faults among the visible questions, in reading order. */
export function faultsOf(visible: readonly QuestionState[]): Fault[] {
  return visible.flatMap(({ question, key, itemNumber, fulfilment, tags }) => {
    if (fulfilment !== 'notFulfilled') return [];
    const { shortName, isCritical } = question;
    return [{ answerKey: key, questionKey: question.key, itemNumber, shortName, tags, isCritical }];
  });
}

/** The deviations that handing in would make, worded for the case. */
export function deviationDrafts(
  visible: readonly QuestionState[],
  answers: Answers,
  columns: CaseColumns,
): DeviationDraft[] {
  return visible.flatMap(({ question, key, itemNumber, tags }) => {
    const rule = question.deviation;
    if (rule === undefined || !makesDeviation(question, tags)) return [];
    const title = tags.includes('documentMissing') ? (rule.titleWhenMissing ?? rule.title) : rule.title;
    return [
      {
        questionKey: key,
        itemNumber,
        title: textFor(title, columns),
        description: answers[key]?.reason.trim() ?? '',
        severity: rule.severity,
        daysToDue: rule.daysToDue,
        isCritical: question.isCritical,
      },
    ];
  });
}
