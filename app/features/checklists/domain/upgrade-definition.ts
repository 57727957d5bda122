import { definitionFormat } from './definition.ts';

const firstFormat = 'aktsam-checklista/1';

/**
 * A definition of an earlier format as one of this format; anything else is given back as it is, for the schema to judge.
 * Published versions are never rewritten: they are raised each time they are read.
 *
 * Format 1 had date rules with one or two named columns and a limit in months; all else stands unchanged in format 2.
 */
export function upgradeDefinition(input: unknown): unknown {
  if (!isObject(input) || input.format !== firstFormat) return input;
  return {
    ...input,
    format: definitionFormat,
    sections: listOf(input.sections).map((section) =>
      isObject(section) ? { ...section, questions: listOf(section.questions).map(upgradeQuestion) } : section,
    ),
  };
}

function upgradeQuestion(question: unknown): unknown {
  if (!isObject(question) || !isObject(question.suggestion)) return question;
  const { limitMonths, ...rule } = question.suggestion;
  const limit = { count: limitMonths, unit: 'months' };
  if (rule.kind === 'newestAge') {
    const dates = listOf(rule.columns).map((column) => ({ column }));
    return { ...question, suggestion: { kind: 'newestAge', dates, limit } };
  }
  const { previousColumn, latestColumn, startColumn } = rule;
  const occasions = [previousColumn, latestColumn].flatMap((column) =>
    column === undefined ? [] : [{ column }],
  );
  const start = { column: startColumn };
  return { ...question, suggestion: { kind: 'longestGap', start, occasions, isWholeSeries: false, limit } };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
