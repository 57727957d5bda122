import {
  conditionsOf,
  DATE_OPERATORS,
  type FilterCondition,
  type FilterGroup,
  type FrameFilter,
  groupsOf,
} from '#app/features/controls/domain/frame-filter.ts';
import { parseCivilDate } from '#app/shared/domain/civil-date.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { type ConditionValues, type FieldError, REFERENCE_DATE_WORD } from './control-form-values.ts';

const isDateOperator = (operator: string): operator is (typeof DATE_OPERATORS)[number] =>
  (DATE_OPERATORS as readonly string[]).includes(operator);

/**
 * The lines of the form as a filter; lines without a column are skipped. Errors name the line's own field, which begins
 * with `list`.
 */
export function parseConditions(
  lines: readonly ConditionValues[],
  list = 'condition',
): Result<FrameFilter, FieldError[]> {
  const errors: FieldError[] = [];
  const groups: { anyOf: FilterCondition[] }[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.column === '') continue;
    const condition = parseCondition(line);
    if (!condition.ok) {
      errors.push({
        field: `${list}Value-${index}`,
        message: `Villkor ${index + 1} (${line.column}): ${condition.error}`,
      });
      continue;
    }
    const group = groups.at(-1);
    if (line.join === 'or' && group) group.anyOf.push(condition.value);
    else groups.push({ anyOf: [condition.value] });
  }
  return errors.length > 0 ? err(errors) : ok({ allOf: groups });
}

function parseCondition({ column, operator, value }: ConditionValues): Result<FilterCondition, string> {
  const text = value.trim();
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return ok({ column, operator });
  if (text === '') return err('skriv vad kolumnen ska jämföras med.');
  if (operator === 'is' || operator === 'isNot') return ok({ column, operator, value: text });
  if (operator === 'isOneOf') {
    const values = text
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    return values.length > 0 ? ok({ column, operator, values }) : err('skriv minst ett värde.');
  }
  if (!isDateOperator(operator)) return err('välj hur kolumnen ska jämföras.');
  if (text.toLocaleLowerCase('sv') === REFERENCE_DATE_WORD) {
    return ok({ column, operator, than: 'referenceDate' });
  }
  const than = parseCivilDate(text);
  if (!than)
    return err(`”${text}” är inget datum. Skriv till exempel 2026-10-31, eller ordet referensdatum.`);
  return ok({ column, operator, than });
}

/** A stored filter as lines of the form. */
export function conditionLines(filter: FrameFilter): ConditionValues[] {
  return groupsOf(filter).flatMap((group: FilterGroup) =>
    conditionsOf(group).map((condition, index) => ({
      join: index === 0 ? ('and' as const) : ('or' as const),
      column: condition.column,
      operator: condition.operator,
      value: conditionValue(condition),
    })),
  );
}

function conditionValue(condition: FilterCondition): string {
  if ('than' in condition) {
    if (typeof condition.than === 'string') {
      return condition.than === 'referenceDate' ? REFERENCE_DATE_WORD : condition.than;
    }
  }
  if ('values' in condition) return condition.values.join('; ');
  return 'value' in condition ? condition.value : '';
}
