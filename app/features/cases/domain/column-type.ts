import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import { headingWords } from './cell-text.ts';
import type { ColumnContent } from './column-content.ts';
import { isSeveralDates } from './date-series.ts';
import { isUnmistakableDate, parseDateText } from './date-text.ts';
import { type HeadingKind, kindOfHeading } from './heading-kinds.ts';
import { isCodeLike, parseNumberText } from './number-text.ts';
import { parseYesNoText } from './yes-no-text.ts';

// A date that is wrong in a column of dates shall be an error that names it, not turn the column into text.
const DATE_SHARE = 0.8;
const DATE_SHARE_WITH_HEADING = 0.5;
// "Id" as a word of its own or after what has one: "handläggningstid" is a number of days.
const CODE_HEADING =
  /(?:nummer|nr|kod|beteckning|referens)$|(?:^|\s|akt|ärende|besluts?|insats|person|dokument)id$/u;

const TYPE_OF_HEADING: Partial<Record<HeadingKind, ColumnType>> = {
  protectedIdentity: 'protectedIdentity',
  caseWorker: 'caseWorker',
  coWorker: 'coWorker',
  unit: 'unit',
  gender: 'gender',
};

/** Why a column seems to be of its type: its heading, or so many of its filled cells. */
export type TypeReason =
  | { readonly kind: 'heading' }
  | { readonly kind: 'values'; readonly count: number; readonly of: number };

export type SuggestedType = { readonly type: ColumnType; readonly reason?: TypeReason };

/** The type a column seems to have, from its heading and then its values, and why. Text without a reason when nothing else fits. */
export function suggestType(content: ColumnContent): SuggestedType {
  const kind = kindOfHeading(content.header);
  const byHeading = kind === undefined ? undefined : TYPE_OF_HEADING[kind];
  if (byHeading !== undefined) return { type: byHeading, reason: { kind: 'heading' } };
  const isDateHeading = kind === 'date' || kind === 'birthDate';
  if (content.filledCount === 0)
    return kind === 'date' ? { type: 'date', reason: { kind: 'heading' } } : { type: 'text' };
  return suggestDates(content, isDateHeading) ?? suggestOther(content);
}

function suggestDates(content: ColumnContent, isSaidByHeading: boolean): SuggestedType | undefined {
  const isDate = isSaidByHeading ? (text: string) => parseDateText(text) !== undefined : isUnmistakableDate;
  const of = content.filledCount;
  const enough = of * (isSaidByHeading ? DATE_SHARE_WITH_HEADING : DATE_SHARE);
  const dates = countRows(content, isDate);
  const series = countRows(content, isSeveralDates);
  // A single cell of several dates makes the whole column a series: as a date that cell would be an error.
  const type = series > 0 ? 'dateSeries' : 'date';
  if (dates + series === 0 || dates + series < enough) return undefined;
  return { type, reason: { kind: 'values', count: dates + series, of } };
}

function suggestOther(content: ColumnContent): SuggestedType {
  const values = [...content.counts.keys()];
  const reason = { kind: 'values', count: content.filledCount, of: content.filledCount } as const;
  if (values.every((value) => parseYesNoText(value) !== undefined && !/^\d$/.test(value)))
    return { type: 'boolean', reason };
  const isCodes = CODE_HEADING.test(headingWords(content.header));
  if (!isCodes && values.every((value) => parseNumberText(value) !== undefined && !isCodeLike(value)))
    return { type: 'number', reason };
  return { type: 'text' };
}

function countRows(content: ColumnContent, isCounted: (value: string) => boolean): number {
  let rows = 0;
  for (const [value, count] of content.counts) if (isCounted(value)) rows += count;
  return rows;
}
