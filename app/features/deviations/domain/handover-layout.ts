/** What can fill a column of the receiving system. */
export const HANDOVER_FIELDS = [
  'number',
  'title',
  'description',
  'caseKey',
  'unit',
  'type',
  'severity',
  'foundOn',
  'occurredOn',
  'responsible',
  'dueOn',
  'state',
  'question',
  'control',
  'fixed',
] as const;
export type HandoverField = (typeof HANDOVER_FIELDS)[number];

export const HANDOVER_DATES = ['iso', 'compact', 'slashes'] as const;

export type HandoverColumn = {
  /** What the receiver calls it. */
  readonly heading: string;
  readonly field: HandoverField;
  /** What stands on every row, where the field is `fixed`. */
  readonly text: string;
};

/** How a receiving system wants its file. */
export type HandoverLayout = {
  readonly format: 'xlsx' | 'csv';
  readonly separator: ';' | ',';
  readonly encoding: 'utf8' | 'windows1252';
  readonly dates: (typeof HANDOVER_DATES)[number];
  readonly columns: readonly HandoverColumn[];
};

/** What a new system begins with. */
export const standardLayout: HandoverLayout = {
  format: 'xlsx',
  separator: ';',
  encoding: 'utf8',
  dates: 'iso',
  columns: [
    { heading: 'Nummer', field: 'number', text: '' },
    { heading: 'Rubrik', field: 'title', text: '' },
    { heading: 'Beskrivning', field: 'description', text: '' },
    { heading: 'Ärende', field: 'caseKey', text: '' },
    { heading: 'Enhet', field: 'unit', text: '' },
    { heading: 'Upptäckt', field: 'foundOn', text: '' },
  ],
};

/** A deviation in words, with days as ISO text; empty where there is nothing to say. */
export type HandedOver = Readonly<Record<Exclude<HandoverField, 'fixed'>, string>>;

export type HandoverCell = { readonly kind: 'text' | 'date'; readonly text: string };

const dateFields: readonly HandoverField[] = ['foundOn', 'occurredOn', 'dueOn'];

/**
 * One deviation as the receiver wants it, a cell a column. A day that the receiver wants as ISO stays a day (`date`), so that a
 * workbook can hold it as one; any other form is text.
 */
export function handoverRow({ columns, dates }: HandoverLayout, deviation: HandedOver): HandoverCell[] {
  return columns.map(({ field, text }) => {
    if (field === 'fixed') return { kind: 'text', text };
    const value = deviation[field];
    if (!dateFields.includes(field) || value === '') return { kind: 'text', text: value };
    return dates === 'iso' ? { kind: 'date', text: value } : { kind: 'text', text: dayIn(dates, value) };
  });
}

function dayIn(dates: 'compact' | 'slashes', day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return dates === 'compact' ? `${year}${month}${date}` : `${date}/${month}/${year}`;
}

/** What a spreadsheet would take for a formula (OWASP, CSV injection). */
const FORMULA = /^[\s\0]*[=+\-@\t\r＝＋－＠]/u;

/**
 * The rows as CSV with CRLF between them (RFC 4180): every cell that needs it in quotes, and an apostrophe before what a
 * spreadsheet would run as a formula.
 */
export function csvOf(rows: readonly (readonly string[])[], separator: ';' | ','): string {
  const cell = (text: string) => {
    const clean = text.normalize('NFC').replaceAll('\0', '');
    const safe = FORMULA.test(clean) ? `'${clean}` : clean;
    return /[";,\r\n\t]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join('');
}

// What the bytes 0x80–0x9f are; a space stands where there is nothing.
const UPPER = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

const byteOf = (character: string): number | undefined => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  const place = character === ' ' ? -1 : UPPER.indexOf(character);
  return place < 0 ? undefined : 0x80 + place;
};

/** The characters that Windows-1252 does not have, each once, in the order they stand. */
export function outsideWindows1252(text: string): string[] {
  return [...new Set([...text.normalize('NFC')].filter((character) => byteOf(character) === undefined))];
}

/** The text in Windows-1252; a character that it does not have becomes a question mark. */
export function encodeWindows1252(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...text.normalize('NFC')].map((character) => byteOf(character) ?? 0x3f));
}

/** The bytes of a CSV file; UTF-8 begins with the mark by which Excel knows it. */
export function csvBytes(
  rows: readonly (readonly string[])[],
  layout: HandoverLayout,
): Uint8Array<ArrayBuffer> {
  const text = csvOf(rows, layout.separator);
  return layout.encoding === 'utf8'
    ? Uint8Array.from(new TextEncoder().encode(`\ufeff${text}`))
    : encodeWindows1252(text);
}

/** The address of what was handed over at an instant: its digits. No two to the same system have the same instant. */
export function batchName(at: string): string {
  return at.replaceAll(/\D/g, '');
}

/** The instant again; undefined where the address is of no batch. */
export function batchAt(name: string): string | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})$/.exec(name);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second, thousandth] = parts;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${thousandth}Z`;
}

/** The instant of the next batch to a system: now, or just after the last where the clock has not moved. */
export function nextBatchAt(now: string, last: string | null): string {
  return last === null || now > last ? now : new Date(Date.parse(last) + 1).toISOString();
}
