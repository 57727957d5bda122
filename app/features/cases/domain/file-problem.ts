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
  | { readonly kind: 'took_too_long' }
  | { readonly kind: 'quote_not_closed'; readonly rowNumber: number }
  /** Running text without columns. */
  | { readonly kind: 'not_a_table' }
  | { readonly kind: 'no_such_sheet'; readonly sheetName: string; readonly sheetNames: readonly string[] }
  /** Entities, paths out of the archive, two entries of one name: what no spreadsheet program writes. */
  | { readonly kind: 'suspect_workbook' };

export const FILE_LIMITS = {
  megabytes: 50,
  unpackedMegabytes: 200,
  zipEntries: 2000,
  rows: 200_000,
  milliseconds: 120_000,
} as const;
