import { fulfilmentOf } from './answers.ts';
import type { AnswerOption, ChecklistDefinition, Condition, Question } from './definition.ts';

/**
 * What is wrong with a definition beyond its shape, as Swedish sentences; empty when it can be used.
 * Conditions may only look at earlier questions: that is what makes cycles impossible and one pass enough.
 */
export function definitionFaults(definition: ChecklistDefinition): string[] {
  const faults: string[] = [];
  const earlier = new Map<string, Question>();
  const sectionKeys = new Set<string>();
  for (const section of definition.sections) {
    if (sectionKeys.has(section.key)) faults.push(`Avsnittet ${section.key} finns två gånger.`);
    sectionKeys.add(section.key);
    faults.push(...conditionFaults(`Avsnittet ${section.key}`, section.visibleWhen, earlier));
    for (const question of section.questions) {
      if (earlier.has(question.key)) faults.push(`Frågan ${question.key} finns två gånger.`);
      faults.push(...conditionFaults(`Frågan ${question.key}`, question.visibleWhen, earlier));
      faults.push(...questionFaults(question));
      earlier.set(question.key, question);
    }
  }
  return faults;
}

function conditionFaults(
  where: string,
  conditions: Condition[] | undefined,
  earlier: ReadonlyMap<string, Question>,
): string[] {
  return (conditions ?? []).flatMap((condition) => {
    if (condition.kind === 'column') return [];
    const asked = earlier.get(condition.question);
    if (asked === undefined)
      return [`${where} har ett villkor på ${condition.question}, som inte är en tidigare fråga.`];
    return condition.isOneOf
      .filter((option) => !asked.options.includes(option))
      .map((option) => `${where} väntar på svaret ${option}, som ${asked.key} inte har.`);
  });
}

function questionFaults(question: Question): string[] {
  const where = `Frågan ${question.key}`;
  const faults: string[] = [];
  if (new Set(question.options).size < question.options.length)
    faults.push(`${where} har samma svar två gånger.`);
  if (!question.options.includes('yes') || !question.options.includes('no')) {
    faults.push(`${where} saknar ja eller nej bland svaren.`);
  }
  const named: [string, AnswerOption[]][] = [
    ['avvikelse', question.deviation?.on ?? []],
    ['skäl', question.reasonRequiredOn ?? []],
    ['kommentar', question.comment?.requiredOn ?? []],
  ];
  for (const [rule, options] of named) {
    for (const option of options) {
      if (!question.options.includes(option))
        faults.push(`${where}: regeln ${rule} nämner ${option}, som frågan inte har.`);
    }
  }
  for (const option of question.deviation?.on ?? []) {
    if (fulfilmentOf(question, option) !== 'notFulfilled') {
      faults.push(`${where} ger avvikelse på ${option}, som inte är en brist.`);
    }
  }
  return faults;
}
