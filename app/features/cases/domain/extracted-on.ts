import {
  addMonths,
  type CivilDate,
  civilDateInSweden,
  parseCivilDate,
} from '#app/shared/domain/civil-date.ts';

/** A date in a file's name counts only when it is no older than this: otherwise it is more likely something else. */
const OLDEST_IN_NAME_MONTHS = 24;

/** 2026-09-30, 2026_09_30, 2026.09.30, 20260930 and 260930, the unbroken ones also with a time of day after them. */
const DATES_IN_NAME =
  /(?<!\d)(?:(20\d\d)([-_.])(\d\d)\2(\d\d)|(20\d\d)(\d\d)(\d\d)(?:[T_-]?\d{4}(?:\d\d)?)?|(\d\d)(\d\d)(\d\d))(?!\d)/gi;

/**
 * The day an export was probably taken out: the latest date in the name of its file that has come and is at most two
 * years old, else `today`, the day it is read in. A guess for a person to look at.
 */
export function suggestExtractedOn(fileName: string, today: CivilDate): CivilDate {
  const oldest = addMonths(today, -OLDEST_IN_NAME_MONTHS);
  const plausible = [...fileName.matchAll(DATES_IN_NAME)].flatMap((match) => {
    const [, year, , month, day, tightYear, tightMonth, tightDay, shortYear, shortMonth, shortDay] = match;
    const date = parseCivilDate(
      [
        year ?? tightYear ?? `20${shortYear}`,
        month ?? tightMonth ?? shortMonth,
        day ?? tightDay ?? shortDay,
      ].join('-'),
    );
    return date !== undefined && date <= today && date >= oldest ? [date] : [];
  });
  return plausible.toSorted().at(-1) ?? today;
}

/** What is odd about the day of an export without being wrong. */
export type ExtractedOnDoubt =
  | { readonly kind: 'over_a_year_old' }
  /** The export read in before this one was taken out later. */
  | { readonly kind: 'older_than_latest'; readonly latestOn: CivilDate };

/** What a person should look at about the day of an export; `latestOn` is the day of the one read in before it, if any. */
export function doubtsAboutExtractedOn(
  extractedOn: CivilDate,
  today: CivilDate,
  latestOn: CivilDate | undefined,
): ExtractedOnDoubt[] {
  return [
    ...(extractedOn < addMonths(today, -12) ? [{ kind: 'over_a_year_old' } as const] : []),
    ...(latestOn !== undefined && extractedOn < latestOn
      ? [{ kind: 'older_than_latest', latestOn } as const]
      : []),
  ];
}

/**
 * The day the content of an import is from: the day of the export, and for imports from before that was asked the
 * Swedish day on which it was read in (`endedAt`).
 */
export function dayOfImport(one: {
  readonly extractedOn: CivilDate | null;
  readonly endedAt: string;
}): CivilDate {
  return one.extractedOn ?? civilDateInSweden(one.endedAt);
}
