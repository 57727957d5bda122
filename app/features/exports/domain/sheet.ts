/**
 * A cell with its type, so that the file holds real numbers, percentages and dates. A string is always text: nothing
 * in it is ever read as a formula. Null is an empty cell.
 */
export type Cell =
  | string
  | number
  | null
  /** 0–1, shown as whole percent. */
  | { readonly kind: 'share'; readonly value: number }
  /** A civil date as ISO text. */
  | { readonly kind: 'date'; readonly on: string }
  /** An instant as UTC ISO text, shown in Swedish time. */
  | { readonly kind: 'instant'; readonly at: string }
  /** A slumptal in [0, 1), with the digits that tell it from the next. */
  | { readonly kind: 'ticket'; readonly value: number }
  /** A number that may have decimals, with those it has; a plain number is a count. */
  | { readonly kind: 'decimal'; readonly value: number };

export type Column = {
  readonly header: string;
  /** In characters, as spreadsheets count. */
  readonly width: number;
  /** Its header is long and what stands under it short: the header is turned to read upwards. */
  readonly isTurned?: boolean;
};

export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, Cell])[] }
  /** A PNG with the size in pixels that it is shown in; its numbers stand in a table of the file. At most one a sheet, after any table. */
  | {
      readonly kind: 'picture';
      readonly png: Uint8Array;
      readonly width: number;
      readonly height: number;
      readonly alt: string;
    }
  /** At most one table of a sheet is the main one: it gets filters, and its header row repeats on every printed page. */
  | {
      readonly kind: 'table';
      readonly isMain: boolean;
      readonly headers: readonly string[];
      /** Positions of the headers that read upwards. */
      readonly turned?: readonly number[];
      /** How many of the rows a printout shows; nothing after them is printed either. Absent: all. */
      readonly printedRows?: number;
      readonly rows: Iterable<readonly Cell[]>;
    };

export type Sheet = {
  readonly name: string;
  readonly widths: readonly number[];
  readonly blocks: readonly Block[];
};

/** A sheet that is nothing but its table, with the header in the first row, frozen. */
export function tableSheet(name: string, columns: readonly Column[], rows: Iterable<readonly Cell[]>): Sheet {
  const turned = [...columns.keys()].filter((index) => columns[index]?.isTurned);
  return {
    name,
    widths: columns.map((column) => column.width),
    blocks: [
      {
        kind: 'table',
        isMain: true,
        headers: columns.map((column) => column.header),
        ...(turned.length > 0 ? { turned } : {}),
        rows,
      },
    ],
  };
}

/** Rows that are made as they are asked for, any number of times: a sheet of a hundred thousand is never held whole. */
export function rowsAsAsked<T>(
  items: Iterable<T>,
  rowOf: (item: T) => readonly Cell[],
): Iterable<readonly Cell[]> {
  return {
    *[Symbol.iterator]() {
      for (const item of items) yield rowOf(item);
    },
  };
}

/** What an A4 page on its side holds in characters at full size, between its margins. */
const CHARACTERS_PER_PAGE = 146;
const SMALLEST_READABLE_SCALE = 0.6;

/** How many pages wide a sheet is printed, so that it is never shrunk below what can be read. At least 1. */
export function pagesWide(widths: readonly number[]): number {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return Math.max(1, Math.ceil((whole * SMALLEST_READABLE_SCALE) / CHARACTERS_PER_PAGE));
}

/** The share as a cell, or the mark of a number that does not exist or is not shown. */
export function shareCell(value: number | null): Cell {
  return value === null ? '–' : { kind: 'share', value };
}

/** The count as a cell, or the mark of a number that does not exist or is not shown. */
export function countCell(value: number | null): Cell {
  return value ?? '–';
}

/** The number with its decimals as a cell; empty when there is none. */
export function decimalCell(value: number | null | undefined): Cell {
  return value === null || value === undefined ? null : { kind: 'decimal', value };
}

/** The date as a cell; empty when there is none. */
export function dateCell(on: string | null): Cell {
  return on === null || on === '' ? null : { kind: 'date', on };
}

/** The instant as a cell; empty when there is none. */
export function instantCell(at: string | null): Cell {
  return at === null || at === '' ? null : { kind: 'instant', at };
}

/**
 * Text that XML can hold: without the control characters it forbids, with whole surrogate pairs. Tabs and line breaks
 * stay.
 */
export function printableText(text: string): string {
  return text.replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '').replace(/\p{Cs}/gu, '\ufffd');
}

/** Text that a spreadsheet can hold: printable, and at most 32,767 characters. */
export function cellText(text: string): string {
  const longest = 32_767;
  const clean = printableText(text);
  return clean.length > longest ? `${clean.slice(0, longest - 1).replace(/\p{Cs}$/u, '')}…` : clean;
}
