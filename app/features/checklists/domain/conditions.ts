import { columnIsOneOf, columnValue } from './columns.ts';
import type { CaseColumns, Condition, Tag } from './definition.ts';

/** One answer in force, as conditions see it. */
export interface CountedAnswer {
  readonly tags: readonly Tag[];
  readonly number?: number | undefined;
}

/** What conditions are held against. A question has an answer for each item it was asked in, hidden ones left out. */
export interface Ground {
  readonly columns: CaseColumns;
  answersTo(question: string): readonly CountedAnswer[];
  /** Whether a visible question still waits for its answer, in any item; or, by `#section`, a list of items. */
  isOpen(question: string): boolean;
  itemCount(section: string): number;
}

/** Whether every condition holds; no conditions always hold. */
export function allHold(conditions: readonly Condition[] | undefined, ground: Ground): boolean {
  return (conditions ?? []).every((condition) => holds(condition, ground));
}

/** Whether the condition holds; `definition.ts` says what each kind means for questions without an answer. */
export function holds(condition: Condition, ground: Ground): boolean {
  const isOne = (answer: CountedAnswer, tags: readonly Tag[]) =>
    tags.some((tag) => answer.tags.includes(tag));
  switch (condition.kind) {
    case 'answer':
      return ground.answersTo(condition.question).some((answer) => isOne(answer, condition.isOneOf));
    case 'number':
      return ground
        .answersTo(condition.question)
        .some(({ number }) => number !== undefined && isWithin(number, condition));
    case 'column':
      return columnIsOneOf(ground.columns, condition.column, condition.isOneOf);
    case 'columnFilled':
      return (columnValue(ground.columns, condition.column) !== '') === condition.isFilled;
    case 'count': {
      const answers = condition.questions.flatMap((question) => ground.answersTo(question));
      return isWithin(answers.filter((answer) => isOne(answer, condition.isOneOf)).length, condition);
    }
    case 'every': {
      const applicable = condition.questions
        .flatMap((question) => ground.answersTo(question))
        .filter(({ tags }) => !tags.includes('notApplicable'));
      return applicable.length > 0 && applicable.every((answer) => isOne(answer, condition.isOneOf));
    }
    case 'items':
      return isWithin(ground.itemCount(condition.section), condition);
    case 'any':
      return condition.of.some((one) => holds(one, ground));
    case 'all':
      return condition.of.every((one) => holds(one, ground));
    case 'not':
      return !holds(condition.of, ground);
  }
}

function isWithin(
  number: number,
  { atLeast, atMost }: { atLeast?: number | undefined; atMost?: number | undefined },
): boolean {
  return (atLeast === undefined || number >= atLeast) && (atMost === undefined || number <= atMost);
}

/** What a condition looks at. */
export interface Mentioned {
  questions: string[];
  sections: string[];
  columns: string[];
}

const nothingMentioned: Mentioned = { questions: [], sections: [], columns: [] };

/** The keys of the questions and sections, and the columns, that a condition looks at; each as often as it is named. */
export function mentionedIn(condition: Condition): Mentioned {
  switch (condition.kind) {
    case 'answer':
    case 'number':
      return { ...nothingMentioned, questions: [condition.question] };
    case 'count':
    case 'every':
      return { ...nothingMentioned, questions: condition.questions };
    case 'items':
      return { ...nothingMentioned, sections: [condition.section] };
    case 'column':
    case 'columnFilled':
      return { ...nothingMentioned, columns: [condition.column] };
    case 'any':
    case 'all':
      return condition.of.map(mentionedIn).reduce(
        (sum, one) => ({
          questions: [...sum.questions, ...one.questions],
          sections: [...sum.sections, ...one.sections],
          columns: [...sum.columns, ...one.columns],
        }),
        nothingMentioned,
      );
    case 'not':
      return mentionedIn(condition.of);
  }
}
