import { answerOptionWords } from './answer-words.ts';
import type { AnswerOption, ChecklistDefinition, Condition, DateRule, Question } from './definition.ts';
import { findQuestion } from './definition.ts';
import { monthsInWords } from './period-words.ts';

/** When a question or section is shown, as one sentence; undefined when always. */
export function conditionsInWords(
  definition: ChecklistDefinition,
  conditions: readonly Condition[] | undefined,
): string | undefined {
  if (conditions === undefined || conditions.length === 0) return undefined;
  const parts = conditions.map((condition) => {
    if (condition.kind === 'column') return valuesInWords(condition.column, condition.isOneOf);
    const asked = findQuestion(definition, condition.question);
    return `svaret på ”${asked?.shortName ?? condition.question}” är ${optionsInWords(condition.isOneOf)}`;
  });
  return `Visas när ${parts.join(' och ')}.`;
}

/** "Lagrum är SoL eller LVU 2 §". */
export function valuesInWords(column: string, values: readonly string[]): string {
  return `${column} är ${either(values)}`;
}

/** What a question's answer leads to, as sentences for whoever reads the checklist. */
export function rulesInWords(question: Question): string[] {
  const sentences: string[] = [];
  const { deviation, suggestion } = question;
  if (suggestion) sentences.push(suggestionInWords(suggestion));
  if (deviation) {
    sentences.push(
      `${capitalised(optionsInWords(deviation.on))} ger en avvikelse när granskningen lämnas in. Den ska bedömas inom ` +
        `${deviation.daysToDue} dagar.`,
    );
  }
  if (question.isCritical) sentences.push('Kritisk fråga: en brist här väger tyngre än helheten.');
  return sentences;
}

function suggestionInWords(rule: DateRule): string {
  const limit = monthsInWords(rule.limitMonths);
  if (rule.kind === 'newestAge') {
    return `Svaret föreslås utifrån ${either(rule.columns)}: det senaste datumet får vara högst ${limit} gammalt på referensdatumet.`;
  }
  return (
    `Svaret föreslås utifrån datumen i registret: högst ${limit} mellan de två senaste tillfällena, eller från starten när ` +
    'det bara finns ett, och från det senaste till referensdatumet.'
  );
}

function optionsInWords(options: readonly AnswerOption[]): string {
  return either(options.map((option) => answerOptionWords[option].toLowerCase()));
}

function either(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} eller ${items.at(-1)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
