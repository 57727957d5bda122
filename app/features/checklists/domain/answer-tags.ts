import { hasContent, numberOf } from './answer-content.ts';
import { columnValue } from './columns.ts';
import {
  answerOptions,
  type CaseColumns,
  type Counted,
  choicesOf,
  type NumberQuestion,
  type Question,
  type Tag,
} from './definition.ts';

/** An answer without its words. */
export interface Given {
  option: Tag | null;
  content?: string | undefined;
}

/** What a value says that is not one choice; `given` is any date, number or words. */
export const contentTags = {
  yesNo: [],
  scale: [],
  choice: [],
  severalChoices: [],
  date: ['given'],
  number: ['given', 'under', 'atStandard', 'over'],
  text: ['given'],
  level: ['given', 'up', 'same', 'down'],
} as const satisfies Record<Question['kind'], readonly Tag[]>;

/** Every tag an answer to the question can have: what rules and conditions may name. */
export function possibleTags(question: Question): Tag[] {
  const choices = question.kind === 'level' ? [] : choicesOf(question).map(({ key }) => key);
  const standard = question.kind === 'number' && question.standard === undefined ? ['given'] : undefined;
  return [...choices, ...(standard ?? contentTags[question.kind]), ...question.options];
}

/**
 * What an answer amounts to; undefined when there is none, or none that the question allows: such an answer counts
 * nowhere. The content is taken to be canonical (answer-content.ts).
 */
export function tagsOf(
  question: Question,
  { option, content }: Given,
  columns: CaseColumns,
): Tag[] | undefined {
  if (option !== null) return allowsOption(question, option) ? [option] : undefined;
  if (content === undefined || content === '' || !hasContent(question)) return undefined;
  switch (question.kind) {
    case 'severalChoices':
      return content.split(' ');
    case 'number':
      return ['given', ...besideStandard(question, content, columns)];
    case 'level':
      return ['given', direction(question.choices, content)];
    default:
      return ['given'];
  }
}

/** Whether the option is one choice among those of the question. */
export function allowsOption(question: Question, option: Tag): boolean {
  if (question.options.some((allowed) => allowed === option)) return true;
  return !hasContent(question) && choicesOf(question).some(({ key }) => key === option);
}

/** The standard value that holds for this case; undefined when there is none or the cell is no number. */
export function standardOf(question: NumberQuestion, columns: CaseColumns): number | undefined {
  const { standard } = question;
  const cell = standard?.column === undefined ? '' : columnValue(columns, standard.column);
  return numberOf(cell.replace(',', '.').replaceAll(/\s/gu, '')) ?? standard?.value;
}

function besideStandard(question: NumberQuestion, content: string, columns: CaseColumns): Tag[] {
  const standard = standardOf(question, columns);
  const number = numberOf(content);
  if (standard === undefined || number === undefined) return [];
  return [number < standard ? 'under' : number > standard ? 'over' : 'atStandard'];
}

function direction(levels: readonly { key: string }[], content: string): Tag {
  const [before, after] = content.split('>').map((key) => levels.findIndex((level) => level.key === key));
  if (before === undefined || after === undefined || before === after) return 'same';
  return after > before ? 'up' : 'down';
}

/** How one tag counts; undefined when it is only noted or stands outside the base. */
export function countsAs(question: Question, tag: Tag): Counted | undefined {
  if (tag === 'notApplicable') return undefined;
  if (question.kind === 'yesNo') {
    if (question.goodAnswer === 'neither') return undefined;
    if (!answerOptions.some((option) => option === tag)) return undefined;
    return tag === question.goodAnswer ? 'fulfilled' : 'notFulfilled';
  }
  if (tag === 'documentMissing') return isCounted(question) ? 'notFulfilled' : undefined;
  return 'counts' in question && question.counts && Object.hasOwn(question.counts, tag)
    ? question.counts[tag]
    : undefined;
}

/** Whether any answer to the question counts as fulfilled or not; the others are only noted. */
export function isCounted(question: Question): boolean {
  if (question.kind === 'yesNo') return question.goodAnswer !== 'neither';
  return 'counts' in question && Object.keys(question.counts ?? {}).length > 0;
}
