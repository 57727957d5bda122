import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import { headingWords } from './cell-text.ts';
import type { ColumnContent } from './column-content.ts';
import { isUnmistakableDate, parseDateText } from './date-text.ts';
import { type HeadingKind, kindOfHeading } from './heading-kinds.ts';
import { isCodeLike, parseNumberText } from './number-text.ts';
import { parseYesNoText } from './yes-no-text.ts';

// A date that is wrong in a column of dates shall be an error that names it, not turn the column into text.
const DATE_SHARE = 0.8;
const DATE_SHARE_WITH_HEADING = 0.5;
const CODE_HEADING = /(?:nummer|nr|id|kod|beteckning|referens)$/u;

const TYPE_OF_HEADING: Partial<Record<HeadingKind, ColumnType>> = {
  protectedIdentity: 'protectedIdentity',
  caseWorker: 'caseWorker',
  coWorker: 'coWorker',
  unit: 'unit',
  gender: 'gender',
};

/** The type a column seems to have, from its heading and then its values. Text when nothing else fits. */
export function suggestType(content: ColumnContent): ColumnType {
  const kind = kindOfHeading(content.header);
  const byHeading = kind === undefined ? undefined : TYPE_OF_HEADING[kind];
  if (byHeading !== undefined) return byHeading;
  if (content.filledCount === 0) return kind === 'date' ? 'date' : 'text';
  if (isDateColumn(content, kind === 'date' || kind === 'birthDate')) return 'date';
  const values = [...content.counts.keys()];
  if (values.every((value) => parseYesNoText(value) !== undefined && !/^\d$/.test(value))) return 'boolean';
  const isCodes = CODE_HEADING.test(headingWords(content.header));
  if (!isCodes && values.every((value) => parseNumberText(value) !== undefined && !isCodeLike(value)))
    return 'number';
  return 'text';
}

function isDateColumn(content: ColumnContent, isSaidByHeading: boolean): boolean {
  const isDate = isSaidByHeading ? (text: string) => parseDateText(text) !== undefined : isUnmistakableDate;
  let dates = 0;
  for (const [value, count] of content.counts) {
    if (isDate(value)) dates += count;
  }
  return dates > 0 && dates >= content.filledCount * (isSaidByHeading ? DATE_SHARE_WITH_HEADING : DATE_SHARE);
}
