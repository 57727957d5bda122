import { addDays, addMonths, type CivilDate, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import { MONTH_NAMES } from '#app/shared/domain/month-names.ts';
import type { Rhythm } from '#app/shared/domain/vocabulary.ts';

/** How often a row of a plan is done. "vid behov" has no days, so a plan cannot promise it. */
export const PLAN_RHYTHMS = [
  'halfYear',
  'fourMonths',
  'quarter',
  'month',
  'year',
] as const satisfies readonly Rhythm[];
type PlanRhythm = (typeof PLAN_RHYTHMS)[number];

/** A rhythm, or days of its own. */
export type Timing = PlanRhythm | 'dates';

export type PlannedOccasion = { readonly label: string; readonly dueOn: CivilDate };

const periods: Record<PlanRhythm, { readonly months: number; readonly label: (number: number) => string }> = {
  year: { months: 12, label: () => 'Helåret' },
  halfYear: { months: 6, label: (number) => (number === 1 ? 'Första halvåret' : 'Andra halvåret') },
  fourMonths: { months: 4, label: (number) => `Tertial ${number}` },
  quarter: { months: 3, label: (number) => `Kvartal ${number}` },
  month: { months: 1, label: (number) => capitalised(MONTH_NAMES[number - 1] ?? '') },
};

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const isoOf = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/**
 * The occasions of a rhythm in a year, each due on the last day of its period and in order: a tertial ends on 30 April,
 * 31 August and 31 December. `year` is a calendar year of four digits.
 */
export function occasionsOfRhythm(rhythm: PlanRhythm, year: number): PlannedOccasion[] {
  const { months, label } = periods[rhythm];
  const newYear = isoOf(year, 1, 1) as CivilDate;
  return Array.from({ length: 12 / months }, (_, index) => ({
    label: label(index + 1),
    dueOn: addDays(addMonths(newYear, (index + 1) * months), -1),
  }));
}

/** An occasion a day, named by the day: "1 mars". In order, each day once; days of other years are left out. */
export function occasionsOfDates(dates: readonly CivilDate[], year: number): PlannedOccasion[] {
  return [...new Set(dates)]
    .filter((date) => yearOf(date) === year)
    .sort()
    .map((dueOn) => ({ label: dayInWords(dueOn), dueOn }));
}

/** The calendar year of a civil date. */
export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

/** "1 mars" for 2026-03-01. */
export function dayInWords(date: CivilDate): string {
  return `${Number(date.slice(8))} ${MONTH_NAMES[Number(date.slice(5, 7)) - 1]}`;
}

/**
 * The days of a year written as people write them, with commas or lines between: "1 mars, 1 september", "2026-03-01".
 * `unreadable` holds what is no day of that year, as it was typed.
 */
export function readDays(text: string, year: number): { days: CivilDate[]; unreadable: string[] } {
  const days: CivilDate[] = [];
  const unreadable: string[] = [];
  for (const part of text.split(/[,;\n]|\soch\s/u)) {
    const typed = part.trim();
    if (typed === '') continue;
    const day = readDay(typed, year);
    if (day === undefined || yearOf(day) !== year) unreadable.push(typed);
    else days.push(day);
  }
  return { days, unreadable };
}

function readDay(typed: string, year: number): CivilDate | undefined {
  const [, day = '', word = '', writtenYear = String(year)] =
    /^(\d{1,2})\s+([a-zåäö]+)\.?(?:\s+(\d{4}))?$/iu.exec(typed) ?? [];
  if (day === '') return parseCivilDate(typed);
  const name = word.toLowerCase();
  // "aug" is enough, as on a calendar; "ju" is not.
  const month = name.length < 3 ? -1 : MONTH_NAMES.findIndex((full) => full.startsWith(name));
  return month < 0 ? undefined : parseCivilDate(isoOf(Number(writtenYear), month + 1, Number(day)));
}

/** Which rhythm gives exactly these occasions in that year; 'dates' when none does. */
export function timingOf(occasions: readonly PlannedOccasion[], year: number): Timing {
  const days = occasions.map(({ dueOn }) => dueOn).join();
  const found = PLAN_RHYTHMS.find((rhythm) => {
    const planned = occasionsOfRhythm(rhythm, year);
    return planned.map(({ dueOn }) => dueOn).join() === days && planned[0]?.label === occasions[0]?.label;
  });
  return found ?? 'dates';
}

/**
 * The same occasions in another year: of the same rhythm, or on the same days and named anew. 29 February becomes the
 * 28th where the year has none.
 */
export function inAnotherYear(
  occasions: readonly PlannedOccasion[],
  from: number,
  to: number,
): PlannedOccasion[] {
  const timing = timingOf(occasions, from);
  if (timing !== 'dates') return occasionsOfRhythm(timing, to);
  return occasionsOfDates(
    occasions.map(({ dueOn }) => addMonths(dueOn, (to - from) * 12)),
    to,
  );
}
