import type { TableError } from './raw-table.ts';

/** Why a file could not be read as a table. The words for each stand in the ui folder. */
export type FileProblem =
  | TableError
  | { readonly kind: 'file_too_large'; readonly limitMegabytes: number }
  | { readonly kind: 'old_excel' }
  | { readonly kind: 'binary_excel' }
  | { readonly kind: 'encrypted' }
  | {
      readonly kind: 'other_document';
      readonly what: 'word' | 'powerpoint' | 'opendocument' | 'pdf' | 'web_page' | 'zip' | 'unknown';
    }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'unpacks_too_large'; readonly limitMegabytes: number }
  | { readonly kind: 'too_many_rows'; readonly limit: number }
  /** One row of text with far more fields than any register has columns. */
  | { readonly kind: 'too_many_fields'; readonly rowNumber: number; readonly limit: number }
  /** So many cells or so much text that they would not fit in the memory. */
  | { readonly kind: 'too_many_cells'; readonly limit: number }
  | { readonly kind: 'too_much_text'; readonly limitMegabytes: number }
  | { readonly kind: 'took_too_long' }
  | { readonly kind: 'quote_not_closed'; readonly rowNumber: number }
  /** Running text without columns. */
  | { readonly kind: 'not_a_table' }
  /** A name of a workbook, and text in which there is no table of at least two columns and two cases. */
  | { readonly kind: 'text_named_workbook'; readonly ending: string }
  | { readonly kind: 'no_such_sheet'; readonly sheetName: string; readonly sheetNames: readonly string[] }
  /** Entities, paths out of the archive, two entries of one name: what no spreadsheet program writes. */
  | { readonly kind: 'suspect_workbook' };

export const FILE_LIMITS = {
  megabytes: 50,
  unpackedMegabytes: 200,
  zipEntries: 2000,
  rows: 200_000,
  /** Cells with content, headings too: 100,000 cases of 30 columns. Reading in as many takes about a gigabyte. */
  cells: 3_000_000,
  /** Different texts of a workbook, and all their characters together. */
  texts: 4_000_000,
  textMegabytes: 100,
  /** Fields of one row of text, empty ones too. */
  fields: 1000,
  milliseconds: 120_000,
} as const;
