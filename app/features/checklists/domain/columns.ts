import type { CaseColumns, LegalReference, TextsByColumn, VariedText } from './definition.ts';

/**
 * Text made comparable: exports differ in no-break spaces, case and composed letters ("LVU 2 §").
 * Returns lower-case NFC text with single spaces.
 */
export function comparableText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLocaleLowerCase('sv');
}

/** Whether the case has the column at all, filled or not; only where empty cells are told, see `caseColumns`. */
export function hasColumn(columns: CaseColumns, name: string): boolean {
  const wanted = comparableText(name);
  return Object.keys(columns).some((key) => comparableText(key) === wanted);
}

/** The value of a case column, trimmed; empty text when the column is missing or its cell empty. */
export function columnValue(columns: CaseColumns, name: string): string {
  const exact = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (exact !== undefined) return exact.trim();
  const wanted = comparableText(name);
  const found = Object.keys(columns).find((key) => comparableText(key) === wanted);
  return found === undefined ? '' : (columns[found] ?? '').trim();
}

/** Whether the column's value is one of the values, compared without regard to case and kinds of space. */
export function columnIsOneOf(columns: CaseColumns, column: string, values: readonly string[]): boolean {
  const value = comparableText(columnValue(columns, column));
  return values.some((candidate) => comparableText(candidate) === value);
}

/** The wording for this case; the general text when no variant matches. */
export function textFor(varied: VariedText, columns: CaseColumns): string {
  return matchingText(varied.byColumn, columns) ?? varied.text;
}

/** The legal reference that holds for this case; undefined when none does. */
export function legalReferenceFor(
  reference: LegalReference | undefined,
  columns: CaseColumns,
): string | undefined {
  return reference && (matchingText(reference.byColumn, columns) ?? reference.text);
}

function matchingText(byColumn: TextsByColumn | undefined, columns: CaseColumns): string | undefined {
  return byColumn?.texts.find(({ values }) => columnIsOneOf(columns, byColumn.column, values))?.text;
}
