import { dayOfCell, dayOfPoint, numberOfCell } from '#app/features/controls/domain/cell-date.ts';
import type {
  DateCondition,
  DistanceCondition,
  FilterCondition,
  NumberCondition,
} from '#app/features/controls/domain/filter-condition.ts';
import { addDays, addMonths, type CivilDate } from '#app/shared/domain/civil-date.ts';

/** The text of a column in one case; the empty text for an empty cell or an unknown column. */
export type CellReader = (column: string) => string;

/** Whether a case is among those meant. */
export type CaseTest = (cell: CellReader) => boolean;

/** Composed (NFC) and trimmed: how texts are compared. Nearly every cell is plain already. */
export function normaliseText(text: string): string {
  return text.normalize('NFC').trim();
}

/** One condition made ready for many cases; the rules are those of `compileFilter`. */
export function compileCondition(condition: FilterCondition, referenceOn: CivilDate): CaseTest {
  const { column } = condition;
  const text = (cell: CellReader) => normaliseText(cell(column));
  switch (condition.operator) {
    case 'is':
    case 'isNot': {
      const value = normaliseText(condition.value);
      const wanted = condition.operator === 'is';
      return (cell) => (text(cell) === value) === wanted;
    }
    case 'contains': {
      const part = foldCase(normaliseText(condition.value));
      return (cell) => foldCase(text(cell)).includes(part);
    }
    case 'isOneOf':
    case 'isNoneOf': {
      const values = new Set(condition.values.map(normaliseText));
      const wanted = condition.operator === 'isOneOf';
      return (cell) => values.has(text(cell)) === wanted;
    }
    case 'isEmpty':
      return (cell) => text(cell) === '';
    case 'isNotEmpty':
      return (cell) => text(cell) !== '';
    case 'isBetweenDates': {
      const from = dayOfPoint(condition.from, referenceOn);
      const to = dayOfPoint(condition.to, referenceOn);
      return onDay(text, (day) => day >= from && day <= to);
    }
    case 'equals':
    case 'isAtLeast':
    case 'isAtMost':
      return onNumber(text, numberTest(condition));
    case 'isBetweenNumbers':
      return onNumber(text, (number) => number >= condition.from && number <= condition.to);
    case 'isMoreThanAfter':
    case 'isAtMostAfter':
      return compileDistance(condition, referenceOn);
    default:
      return onDay(text, dateTest(condition.operator, dayOfPoint(condition.than, referenceOn)));
  }
}

/** Without the machine's language: the same everywhere. */
const foldCase = (text: string) => text.toLowerCase();

function onDay(text: (cell: CellReader) => string, test: (day: CivilDate) => boolean): CaseTest {
  // Days repeat: a register of 100,000 cases holds some thousands.
  const known = new Map<string, boolean>();
  return (cell) => {
    const read = text(cell);
    let holds = known.get(read);
    if (holds === undefined) {
      const day = dayOfCell(read);
      holds = day !== undefined && test(day);
      known.set(read, holds);
    }
    return holds;
  };
}

function onNumber(text: (cell: CellReader) => string, test: (number: number) => boolean): CaseTest {
  return (cell) => {
    const number = numberOfCell(text(cell));
    return number !== undefined && test(number);
  };
}

function dateTest(operator: DateCondition['operator'], than: CivilDate): (day: CivilDate) => boolean {
  switch (operator) {
    case 'isBefore':
      return (day) => day < than;
    case 'isOnOrBefore':
      return (day) => day <= than;
    case 'isAfter':
      return (day) => day > than;
    case 'isOnOrAfter':
      return (day) => day >= than;
  }
}

function numberTest({ operator, number: than }: NumberCondition): (number: number) => boolean {
  switch (operator) {
    case 'equals':
      return (number) => number === than;
    case 'isAtLeast':
      return (number) => number >= than;
    case 'isAtMost':
      return (number) => number <= than;
  }
}

function compileDistance(condition: DistanceCondition, referenceOn: CivilDate): CaseTest {
  const { column, after, length, whenEmpty, operator } = condition;
  const limits = new Map<string, CivilDate | undefined>();
  const limitOf = (text: string) => {
    if (limits.has(text)) return limits.get(text);
    const start = dayOfCell(text);
    const limit =
      start && ('months' in length ? addMonths(start, length.months) : addDays(start, length.days));
    limits.set(text, limit);
    return limit;
  };
  return (cell) => {
    const limit = limitOf(normaliseText(cell(after)));
    if (limit === undefined) return false;
    const text = normaliseText(cell(column));
    const isWaiting = text === '' && whenEmpty === 'countToReferenceDate';
    const day = isWaiting ? referenceOn : dayOfCell(text);
    if (day === undefined) return false;
    return operator === 'isMoreThanAfter' ? day > limit : day <= limit;
  };
}
