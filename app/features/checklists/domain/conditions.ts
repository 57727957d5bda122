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
  /** Whether a visible question still waits for its answer, in any item. */
  isOpen(question: string): boolean;
  itemCount(section: string): number;
}

/** Whether every condition holds; no conditions always hold. */
export function allHold(conditions: readonly Condition[] | undefined, ground: Ground): boolean {
  return (conditions ?? []).every((condition) => holds(condition, ground));
}

/** Whether the condition holds; `definition.ts` says what each kind means for questions without an answer. */
export function holds(condition: Condition, ground: Ground): boolean {
  const isOne = (answer: CountedAnswer, tags: readonly Tag[]) => tags.some((tag) => answer.tags.includes(tag));
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

/** The keys of the questions and sections a condition looks at. */
export function mentionedIn(condition: Condition): { questions: string[]; sections: string[] } {
  switch (condition.kind) {
    case 'answer':
    case 'number':
      return { questions: [condition.question], sections: [] };
    case 'count':
    case 'every':
      return { questions: condition.questions, sections: [] };
    case 'items':
      return { questions: [], sections: [condition.section] };
    case 'any':
    case 'all': {
      const inner = condition.of.map(mentionedIn);
      return {
        questions: inner.flatMap(({ questions }) => questions),
        sections: inner.flatMap(({ sections }) => sections),
      };
    }
    case 'not':
      return mentionedIn(condition.of);
    case 'column':
    case 'columnFilled':
      return { questions: [], sections: [] };
  }
}
