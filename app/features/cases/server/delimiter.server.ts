import type { TableSource } from '#app/features/cases/domain/raw-table.ts';

type Delimiter = NonNullable<TableSource['delimiter']>;

// In this order where two divide the rows equally well: Swedish exports use semicolons, and commas inside numbers.
const DELIMITERS: readonly Delimiter[] = [';', '\t', ',', '|'];
const RECORDS_LOOKED_AT = 100;
const LONG_LINE_WORDS = 7;

export type Division = {
  readonly delimiter: Delimiter;
  /** The share of records with the same number of fields, 0–1; nought when there is no separator. */
  readonly agreement: number;
  /** That number of fields. */
  readonly fields: number;
};

/**
 * The delimiter that divides most records into the same number of fields (at least two). A file with one column has
 * none; it is read with semicolon. Quoted fields count as one, whatever they hold.
 */
export function recogniseDelimiter(text: string): Division {
  let best: Division | undefined;
  for (const delimiter of DELIMITERS) {
    const counts = fieldCounts(text, delimiter);
    const tally = new Map<number, number>();
    for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
    const [fields, records] = [...tally].filter(([count]) => count > 1).sort((a, b) => b[1] - a[1])[0] ?? [
      0, 0,
    ];
    const agreement = counts.length === 0 ? 0 : records / counts.length;
    if (fields > 1 && (best === undefined || agreement > best.agreement + 0.05)) {
      best = { delimiter, agreement, fields };
    }
  }
  return best ?? { delimiter: ';', agreement: 0, fields: 1 };
}

/**
 * Whether a text that no separator divides evenly is running text or data for programs: most lines are as long as
 * sentences, or it opens as JSON does.
 */
export function readsAsProse(text: string, { delimiter, agreement, fields }: Division): boolean {
  if (/^\uFEFF?\s*(?:\{\s*"|\[\s*[[{"])/.test(text)) return true;
  const isEven = agreement > 0.7 || (agreement > 0.3 && fields > 3);
  if (isEven && !isPunctuation(text, delimiter, fields)) return false;
  const lines = text
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, RECORDS_LOOKED_AT);
  const long = lines.filter((line) => line.trim().split(/\s+/).length >= LONG_LINE_WORDS);
  return long.length > lines.length * 0.4;
}

/** Commas between the parts of sentences have a space after them; those between fields have none. */
function isPunctuation(text: string, delimiter: Delimiter, fields: number): boolean {
  if (delimiter !== ',' || fields > 3) return false;
  const commas = text.match(/,/g)?.length ?? 0;
  return (text.match(/, /g)?.length ?? 0) > commas * 0.8;
}

function fieldCounts(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let fields = 1;
  let isQuoted = false;
  let isFieldStart = true;
  let isEmptyLine = true;
  for (let index = 0; index < text.length && counts.length < RECORDS_LOOKED_AT; index += 1) {
    const character = text[index];
    const wasFieldStart = isFieldStart;
    isFieldStart = false;
    // A quote inside a field without quotes ("kallad "Kalle" hemma", 27" skärm) is a character like others.
    if (character === '"' && (isQuoted || wasFieldStart)) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === delimiter) {
      fields += 1;
      isFieldStart = true;
    } else if (character === '\n' || character === '\r') {
      if (!isEmptyLine) counts.push(fields);
      fields = 1;
      isFieldStart = true;
      isEmptyLine = true;
      continue;
    }
    isEmptyLine = false;
  }
  if (!isEmptyLine && counts.length < 2) counts.push(fields);
  return counts;
}
