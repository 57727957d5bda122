import type { Cell } from './sheet.ts';

/** What a Word file is made of, from the top. The same parts as a sheet, with levels of headings, lists and pictures. */
export type WordBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string; readonly startsPage?: true }
  | { readonly kind: 'subheading'; readonly text: string }
  /** A blank line begins a new paragraph; a single line break stays one. */
  | {
      readonly kind: 'text';
      readonly text: string;
      /** On the same page as what comes next. */
      readonly keepsNext?: true;
    }
  /** What nobody may miss, framed: that the figures are not final. */
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'facts';
      readonly rows: readonly (readonly [string, Cell])[];
      /** On the same page as what comes next. */
      readonly keepsNext?: true;
    }
  | {
      readonly kind: 'table';
      /** On one page, where a page holds it. */
      readonly keepsTogether?: true;
      readonly headers: readonly string[];
      readonly rows: Iterable<readonly Cell[]>;
      /** From this column on stand counts, to the right also where they are words: "8 av 10". */
      readonly countsFrom?: number;
      /** How the columns share the width of the page. Absent: by what stands in them. */
      readonly widths?: readonly number[];
    }
  /** Width and height in pixels at 96 to the inch; a picture wider than the text is made smaller. */
  | {
      readonly kind: 'picture';
      readonly png: Uint8Array;
      readonly width: number;
      readonly height: number;
      readonly alt: string;
    };

export type WordFile = {
  /** Numbers and dates only, and ".docx": a name somebody has typed could name a person. */
  readonly fileName: string;
  /** The document's title property, which readers aloud and search find. */
  readonly title: string;
  /** An instant. The same content made at the same instant is the same file, byte by byte. Absent: now. */
  readonly madeAt?: string;
  /** Printed at the top of every page: that the figures are not final. A template has its own. */
  readonly mark?: string;
  /** For tables with many columns. A template decides itself. */
  readonly isLandscape?: boolean;
  readonly blocks: Iterable<WordBlock>;
};

/** What a line of the page holds of small text. */
const CHARACTERS_PER_LINE = 94;
const MOST_OF_ONE_COLUMN = 60;
/** A cell's own margins, in characters. */
const MARGINS = 2.5;
const BOLD_IS_WIDER = 1.15;

/**
 * How columns that hold these words share `width`, as whole numbers that add up to it. No column is narrower than its
 * longest word, of which a date or a number is one, as long as all longest words have room; what is left goes to those with the longest texts. `lines` are
 * rows of cells in words, headers first; empty when there are no columns.
 */
export function columnWidths(lines: readonly (readonly string[])[], width: number): number[] {
  const count = Math.max(0, ...lines.map((line) => line.length));
  const columns = Array.from({ length: count }, (_, index) => lines.map((line) => line[index] ?? ''));
  const least = columns.map(
    ([header = '', ...texts]) =>
      Math.max(3, longestWord([header]) * BOLD_IS_WIDER, longestWord(texts)) + MARGINS,
  );
  const wanted = columns.map((texts, index) =>
    Math.max(least[index] ?? 0, MARGINS + Math.min(MOST_OF_ONE_COLUMN, Math.max(...texts.map(lengthOf)))),
  );
  const leastSum = sumOf(least);
  const room = Math.max(CHARACTERS_PER_LINE, leastSum);
  const longing = wanted.map((want, index) => want - (least[index] ?? 0));
  const spread = Math.min(1, (room - leastSum) / Math.max(1, sumOf(longing)));
  return sharedOut(
    least.map((need, index) => need + (longing[index] ?? 0) * spread),
    width,
  );
}

/** `width` in the proportions given, as whole numbers that add up to it. */
export function sharedOut(proportions: readonly number[], width: number): number[] {
  const sum = sumOf(proportions);
  let before = 0;
  return proportions.map((proportion) => {
    const start = Math.round((before / sum) * width);
    before += proportion;
    return Math.round((before / sum) * width) - start;
  });
}

function longestWord(texts: readonly string[]): number {
  return Math.max(0, ...texts.flatMap((text) => text.split(/[^\S\u00a0]+|(?<=-)(?!\d)/)).map(lengthOf));
}

function lengthOf(text: string): number {
  return text.length;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
