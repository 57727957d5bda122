import type { TableSource } from '#app/features/cases/domain/raw-table.ts';

type Delimiter = NonNullable<TableSource['delimiter']>;

// In this order where two divide the rows equally well: Swedish exports use semicolons, and commas inside numbers.
const DELIMITERS: readonly Delimiter[] = [';', '\t', ',', '|'];
const RECORDS_LOOKED_AT = 100;

/**
 * The delimiter that divides most records into the same number of fields (at least two). A file with one column has
 * none; it is read with semicolon. Quoted fields count as one, whatever they hold.
 */
export function recogniseDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; agreement: number; fields: number } | undefined;
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
  return best?.delimiter ?? ';';
}

function fieldCounts(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let fields = 1;
  let isQuoted = false;
  let isEmptyLine = true;
  for (let index = 0; index < text.length && counts.length < RECORDS_LOOKED_AT; index += 1) {
    const character = text[index];
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === delimiter) fields += 1;
    else if (character === '\n' || character === '\r') {
      if (!isEmptyLine) counts.push(fields);
      fields = 1;
      isEmptyLine = true;
      continue;
    }
    isEmptyLine = false;
  }
  if (!isEmptyLine && counts.length < 2) counts.push(fields);
  return counts;
}
