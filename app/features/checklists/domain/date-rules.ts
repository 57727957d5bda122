import { datesOfSeries, parseDateSeries } from '#app/features/cases/domain/date-series.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import {
  addDays,
  addMonths,
  compareDates,
  differenceInWords,
  parseCivilDate,
} from '#app/shared/domain/civil-date.ts';
import { columnValue } from './columns.ts';
import type { CaseColumns, DateRule, DateSource, Limit } from './definition.ts';
import { limitInWords, monthsInWords, periodInWords } from './period-words.ts';

/** One line of arithmetic as the reviewer reads it. */
export interface SuggestionLine {
  label: string;
  text: string;
  isExceeded: boolean;
}

/** Where a date rule finds its dates: the case's columns, and the dates given in the review. */
export interface DateGround {
  readonly columns: CaseColumns;
  readonly referenceOn: CivilDate;
  /** The dates that have been given to a question, in each of its items; hidden and unanswered ones left out. */
  datesGiven(question: string): readonly CivilDate[];
}

/** What a date rule found. `isKept` is undefined when the dates do not say enough; the lines then tell what is missing. */
export interface DateFinding {
  isKept: boolean | undefined;
  lines: SuggestionLine[];
}

/**
 * Holds a date rule against the round's reference date. Never looks at today, so that a reopened review shows the
 * same. Dates after the reference date were not known then and are left out; cells that are no dates count as empty.
 * A length of calendar months ends on the same day number, or on the month's last (addMonths).
 */
export function findDates(rule: DateRule, ground: DateGround): DateFinding {
  const lines = linesOf(rule, ground);
  const isKnown = lines.every((line) => line.isKnown);
  const isExceeded = lines.some((line) => line.isExceeded);
  return {
    isKept: isKnown ? !isExceeded : undefined,
    lines: lines.map(({ label, text, isExceeded }) => ({ label, text, isExceeded })),
  };
}

interface Line extends SuggestionLine {
  isKnown: boolean;
}

function linesOf(rule: DateRule, ground: DateGround): Line[] {
  switch (rule.kind) {
    case 'longestGap':
      return gapLines(rule, ground);
    case 'newestAge':
      return ageLines(rule, ground);
    case 'within':
      return withinLines(rule, ground);
    case 'occasions':
      return occasionLines(rule, ground);
  }
}

function gapLines(rule: Extract<DateRule, { kind: 'longestGap' }>, ground: DateGround): Line[] {
  const { referenceOn } = ground;
  const [started] = rule.start === undefined ? [] : knownDates([rule.start], ground);
  const occasions = knownDates(rule.occasions, ground);
  const [first] = occasions;
  const last = occasions.at(-1);
  if (first === undefined || last === undefined) {
    if (started === undefined)
      return [unknown('Det finns varken startdatum eller något tillfälle. Se i akten.')];
    return [gap('Från start till referensdatumet', started, referenceOn, rule.limit)];
  }
  const lines: Line[] = [];
  const isFirstCounted = rule.isWholeSeries || occasions.length === 1;
  if (isFirstCounted && started !== undefined && compareDates(started, first) <= 0) {
    lines.push(gap('Från start till det första', started, first, rule.limit));
  }
  lines.push(...betweenLines(occasions, rule.limit));
  lines.push(gap('Från det senaste till referensdatumet', last, referenceOn, rule.limit));
  return lines;
}

/** The gaps that are too long, or the longest when none is. */
function betweenLines(occasions: readonly CivilDate[], limit: Limit): Line[] {
  const gaps = occasions.slice(1).map((to, index) => {
    const from = occasions[index] ?? to;
    return { from, to, days: daysBetween(from, to), isExceeded: compareDates(endOf(from, limit), to) < 0 };
  });
  const exceeded = gaps.filter(({ isExceeded }) => isExceeded);
  const longest = gaps.toSorted((a, b) => b.days - a.days).slice(0, 1);
  return (exceeded.length > 0 ? exceeded : longest).map(({ from, to, isExceeded }) => {
    const label = isExceeded ? 'Mellan två tillfällen' : 'Längsta mellanrummet';
    return gap(to === occasions.at(-1) ? 'Mellan de två senaste' : label, from, to, limit);
  });
}

function ageLines(rule: Extract<DateRule, { kind: 'newestAge' }>, ground: DateGround): Line[] {
  const newest = knownDates(rule.dates, ground).at(-1);
  if (newest === undefined) return [unknown('Det finns inget datum. Se i akten.')];
  return [gap('Från senaste datum till referensdatumet', newest, ground.referenceOn, rule.limit)];
}

function withinLines(rule: Extract<DateRule, { kind: 'within' }>, ground: DateGround): Line[] {
  const [from] = knownDates(rule.from, ground);
  if (from === undefined) return [unknown('Startdatumet saknas. Se i akten.')];
  const to = knownDates(rule.to, ground).find((date) => compareDates(date, from) >= 0);
  return to === undefined
    ? [gap('Inget slutdatum. Från start till referensdatumet', from, ground.referenceOn, rule.limit)]
    : [gap('Från start till slut', from, to, rule.limit)];
}

function occasionLines(rule: Extract<DateRule, { kind: 'occasions' }>, ground: DateGround): Line[] {
  const since = addMonths(ground.referenceOn, -rule.months);
  const count = knownDates(rule.dates, ground).filter((date) => compareDates(date, since) > 0).length;
  const text = `${count} under ${monthsInWords(rule.months)} före referensdatumet. Det ska vara minst ${rule.atLeast}.`;
  return [{ label: 'Antal tillfällen', text, isExceeded: count < rule.atLeast, isKnown: true }];
}

function gap(label: string, from: CivilDate, to: CivilDate, limit: Limit): Line {
  const isExceeded = compareDates(endOf(from, limit), to) < 0;
  const text = `${periodInWords(from, to)}: ${lengthInWords(from, to, limit)}. Gränsen är ${limitInWords(limit)}.`;
  return { label, text, isExceeded, isKnown: true };
}

/** Told in the limit's own unit, so that the two can be compared at a glance. */
function lengthInWords(from: CivilDate, to: CivilDate, { unit }: Limit): string {
  if (unit === 'months') return differenceInWords(from, to);
  const days = daysBetween(from, to);
  if (unit === 'days' || days % 7 !== 0) return days === 1 ? '1 dag' : `${days} dagar`;
  return days === 7 ? '1 vecka' : `${days / 7} veckor`;
}

function daysBetween(from: CivilDate, to: CivilDate): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** The last day that is within the limit. */
function endOf(from: CivilDate, { count, unit }: Limit): CivilDate {
  if (unit === 'months') return addMonths(from, count);
  return addDays(from, unit === 'weeks' ? count * 7 : count);
}

function unknown(text: string): Line {
  return { label: 'Inget förslag', text, isExceeded: false, isKnown: false };
}

/** The dates of all sources up to the reference date, earliest first, each once. */
function knownDates(sources: readonly DateSource[], ground: DateGround): CivilDate[] {
  const all = sources.flatMap((source) =>
    'question' in source
      ? ground.datesGiven(source.question)
      : datesInCell(columnValue(ground.columns, source.column)),
  );
  return [...new Set(all)].filter((date) => compareDates(date, ground.referenceOn) <= 0).sort(compareDates);
}

/** Registers keep dates as ISO text, one or a series; what is neither is nothing. */
function datesInCell(cell: string): CivilDate[] {
  return datesOfSeries(parseDateSeries(cell) ?? '').flatMap((text) => parseCivilDate(text) ?? []);
}
