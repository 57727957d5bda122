import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { addMonths, compareDates, differenceInWords, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import { columnValue } from './columns.ts';
import type { AnswerOption, CaseColumns, ChecklistDefinition, DateRule, Question } from './definition.ts';
import { questionsOf } from './definition.ts';
import { monthsInWords, periodInWords } from './period-words.ts';

/** One line of arithmetic as the reviewer reads it. */
export interface SuggestionLine {
  label: string;
  text: string;
  isExceeded: boolean;
}

/** `option` is undefined when the register does not say enough; the lines then tell what is missing. */
export interface Suggestion {
  option: AnswerOption | undefined;
  lines: SuggestionLine[];
}

/**
 * What the register dates say about a question on the round's reference date. Never looks at today, so that
 * a reopened review shows the same. Dates after the reference date were not known then and are left out;
 * cells that are no dates count as empty. Undefined for a question without a date rule.
 */
export function suggestionFor(
  question: Question,
  columns: CaseColumns,
  referenceOn: CivilDate,
): Suggestion | undefined {
  const rule = question.suggestion;
  if (rule === undefined) return undefined;
  const good = question.goodAnswer;
  const lines =
    rule.kind === 'longestGap' ? gapLines(rule, columns, referenceOn) : ageLines(rule, columns, referenceOn);
  const isKnown = lines.every((line) => line.isKnown);
  const isExceeded = lines.some((line) => line.isExceeded);
  const option = isKnown ? (isExceeded ? opposite(good) : good) : undefined;
  return { option, lines: lines.map(({ label, text, isExceeded }) => ({ label, text, isExceeded })) };
}

/** Suggestions of all questions that have a date rule, by question key. */
export function suggestionsFor(
  definition: ChecklistDefinition,
  columns: CaseColumns,
  referenceOn: CivilDate,
): Record<string, Suggestion> {
  const result: Record<string, Suggestion> = {};
  for (const question of questionsOf(definition)) {
    const suggestion = suggestionFor(question, columns, referenceOn);
    if (suggestion !== undefined) result[question.key] = suggestion;
  }
  return result;
}

interface Line extends SuggestionLine {
  isKnown: boolean;
}

function gapLines(
  rule: Extract<DateRule, { kind: 'longestGap' }>,
  columns: CaseColumns,
  referenceOn: CivilDate,
): Line[] {
  const started = knownDate(columns, rule.startColumn, referenceOn);
  const occasions = [rule.previousColumn, rule.latestColumn]
    .flatMap((column) => (column === undefined ? [] : [knownDate(columns, column, referenceOn)]))
    .filter((date) => date !== undefined)
    .sort(compareDates);
  const [first, second] = occasions;
  if (first === undefined) {
    if (started === undefined)
      return [unknown('Registret har varken startdatum eller något tillfälle. Se i akten.')];
    return [gap('Från start till referensdatumet', started, referenceOn, rule.limitMonths)];
  }
  const lines: Line[] = [];
  if (second !== undefined) {
    lines.push(gap('Mellan de två senaste', first, second, rule.limitMonths));
  } else if (started !== undefined && compareDates(started, first) <= 0) {
    lines.push(gap('Från start till det första', started, first, rule.limitMonths));
  }
  lines.push(gap('Från det senaste till referensdatumet', second ?? first, referenceOn, rule.limitMonths));
  return lines;
}

function ageLines(
  rule: Extract<DateRule, { kind: 'newestAge' }>,
  columns: CaseColumns,
  referenceOn: CivilDate,
): Line[] {
  const newest = rule.columns
    .map((column) => knownDate(columns, column, referenceOn))
    .filter((date) => date !== undefined)
    .sort(compareDates)
    .at(-1);
  if (newest === undefined) return [unknown('Registret har inget datum. Se i akten.')];
  return [gap('Från senaste datum till referensdatumet', newest, referenceOn, rule.limitMonths)];
}

function gap(label: string, from: CivilDate, to: CivilDate, limitMonths: number): Line {
  const isExceeded = compareDates(addMonths(from, limitMonths), to) < 0;
  const limit = monthsInWords(limitMonths);
  const text = `${periodInWords(from, to)}: ${differenceInWords(from, to)}. Gränsen är ${limit}.`;
  return { label, text, isExceeded, isKnown: true };
}

function unknown(text: string): Line {
  return { label: 'Inget förslag', text, isExceeded: false, isKnown: false };
}

function knownDate(columns: CaseColumns, column: string, referenceOn: CivilDate): CivilDate | undefined {
  const date = parseCivilDate(columnValue(columns, column));
  return date === undefined || compareDates(date, referenceOn) > 0 ? undefined : date;
}

function opposite(option: 'yes' | 'no'): 'yes' | 'no' {
  return option === 'yes' ? 'no' : 'yes';
}
