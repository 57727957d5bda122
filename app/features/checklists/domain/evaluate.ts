import type { Severity } from '#app/shared/domain/vocabulary.ts';
import type { Answer, Fulfilment } from './answers.ts';
import { type Answers, fulfilmentOf, isCommentRequired, makesDeviation, reasonNeed } from './answers.ts';
import { columnIsOneOf, textFor } from './columns.ts';
import type { AnswerOption, CaseColumns, ChecklistDefinition, Condition, Question } from './definition.ts';

/** Options suggested by date rules, by question key (see date-rules.ts). */
export type SuggestedOptions = Readonly<Record<string, AnswerOption | undefined>>;

/** Only the suggested options, as evaluateReview wants them. */
export function suggestedOptions(
  suggestions: Readonly<Record<string, { option: AnswerOption | undefined }>>,
): SuggestedOptions {
  return Object.fromEntries(Object.entries(suggestions).map(([key, { option }]) => [key, option]));
}

export type Lack = 'answer' | 'reason' | 'comment';

export interface QuestionState {
  question: Question;
  isVisible: boolean;
  /** What is still missing before the review can be handed in; always empty for a hidden question. */
  lacks: Lack[];
  /** Undefined for hidden and unanswered questions. */
  fulfilment: Fulfilment | undefined;
}

export interface Fault {
  questionKey: string;
  shortName: string;
  option: AnswerOption;
  isCritical: boolean;
}

export interface DeviationDraft {
  questionKey: string;
  title: string;
  description: string;
  severity: Severity;
  daysToDue: number;
  isCritical: boolean;
}

export interface Evaluation {
  states: QuestionState[];
  applicableCount: number;
  answeredCount: number;
  isComplete: boolean;
  faults: Fault[];
  deviationDrafts: DeviationDraft[];
}

/**
 * Everything that follows from the answers of one review; the browser and the server both use it.
 * Answers to hidden questions, to unknown questions and options the question does not allow never count.
 */
export function evaluateReview(
  definition: ChecklistDefinition,
  columns: CaseColumns,
  answers: Answers,
  suggested: SuggestedOptions,
): Evaluation {
  const states: QuestionState[] = [];
  const counted = new Map<string, Answer & { option: AnswerOption }>();
  const holds = (condition: Condition): boolean => {
    if (condition.kind === 'column') return columnIsOneOf(columns, condition.column, condition.isOneOf);
    const earlier = counted.get(condition.question);
    return earlier !== undefined && condition.isOneOf.includes(earlier.option);
  };
  for (const section of definition.sections) {
    const isSectionVisible = (section.visibleWhen ?? []).every(holds);
    for (const question of section.questions) {
      const isVisible = isSectionVisible && (question.visibleWhen ?? []).every(holds);
      const answer = isVisible ? allowedAnswer(question, answers[question.key]) : undefined;
      if (answer !== undefined) counted.set(question.key, answer);
      states.push({
        question,
        isVisible,
        lacks: isVisible ? lacksOf(question, answer, suggested[question.key]) : [],
        fulfilment: answer === undefined ? undefined : fulfilmentOf(question, answer.option),
      });
    }
  }
  const visible = states.filter((state) => state.isVisible);
  const answeredCount = visible.filter((state) => state.lacks.length === 0).length;
  return {
    states,
    applicableCount: visible.length,
    answeredCount,
    isComplete: visible.length > 0 && answeredCount === visible.length,
    faults: faultsOf(visible, counted),
    deviationDrafts: draftsOf(visible, counted, columns),
  };
}

function allowedAnswer(
  question: Question,
  answer: Answer | undefined,
): (Answer & { option: AnswerOption }) | undefined {
  if (answer === undefined || answer.option === null) return undefined;
  if (!question.options.includes(answer.option)) return undefined;
  return { ...answer, option: answer.option };
}

function lacksOf(
  question: Question,
  answer: (Answer & { option: AnswerOption }) | undefined,
  suggested: AnswerOption | undefined,
): Lack[] {
  if (answer === undefined) return ['answer'];
  const lacks: Lack[] = [];
  const need = reasonNeed(question, answer.option, suggested);
  if (need !== undefined && answer.reason.trim() === '') lacks.push('reason');
  if (isCommentRequired(question, answer.option) && answer.comment.trim() === '') lacks.push('comment');
  return lacks;
}

function faultsOf(visible: QuestionState[], counted: ReadonlyMap<string, { option: AnswerOption }>): Fault[] {
  return visible.flatMap(({ question, fulfilment }) => {
    const option = counted.get(question.key)?.option;
    if (option === undefined || fulfilment !== 'notFulfilled') return [];
    const { key, shortName, isCritical } = question;
    return [{ questionKey: key, shortName, option, isCritical }];
  });
}

function draftsOf(
  visible: QuestionState[],
  counted: ReadonlyMap<string, Answer & { option: AnswerOption }>,
  columns: CaseColumns,
): DeviationDraft[] {
  return visible.flatMap(({ question }) => {
    const answer = counted.get(question.key);
    const rule = question.deviation;
    if (answer === undefined || rule === undefined || !makesDeviation(question, answer.option)) return [];
    const title = answer.option === 'documentMissing' ? (rule.titleWhenMissing ?? rule.title) : rule.title;
    return [
      {
        questionKey: question.key,
        title: textFor(title, columns),
        description: answer.reason.trim(),
        severity: rule.severity,
        daysToDue: rule.daysToDue,
        isCritical: question.isCritical,
      },
    ];
  });
}
