import type { ColumnType, KeyHandling } from '#app/shared/domain/vocabulary.ts';
import type { TypeReason } from './column-type.ts';

/** Why a column is left out of the register unless somebody decides otherwise. */
export type LeaveOutReason =
  | { readonly kind: 'personal_number_heading' }
  | { readonly kind: 'personal_number_values'; readonly count: number; readonly rowNumber: number }
  | { readonly kind: 'personal_number_in_text'; readonly count: number; readonly rowNumber: number }
  | { readonly kind: 'birth_date' }
  | { readonly kind: 'person_name_heading' }
  | { readonly kind: 'person_name_values' }
  | { readonly kind: 'address' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'email' }
  | { readonly kind: 'free_text' };

/** Numbers that could be personnummer by their check digit, but no more of them than chance gives. */
export type ChanceNumbers = {
  readonly count: number;
  /** How many numbers of the column have the shape, right check digit or not. */
  readonly shapedCount: number;
  /** Where those with a right check digit stand, at most twenty. */
  readonly rowNumbers: readonly number[];
};

/** Numbers written as personnummer are among keys written otherwise; `rowNumbers` names at most twenty of them. */
export type OddNumbers = { readonly count: number; readonly rowNumbers: readonly number[] };

/** What the program thinks of one column of a file. */
export type ColumnSuggestion = {
  readonly header: string;
  readonly position: number;
  readonly type: ColumnType;
  readonly typeReason?: TypeReason;
  readonly isKey: boolean;
  readonly leaveOut?: LeaveOutReason;
  /** False when nobody may keep the column as it stands: it holds personnummer. */
  readonly mayBeKept: boolean;
  /** True when its cells are personnummer and nothing else, so that pseudonyms can stand in their place. */
  readonly mayBePseudonym: boolean;
  readonly chanceNumbers?: ChanceNumbers;
  /** Counts when the column is the key: what would be masked must not be shown as a case's number unseen. */
  readonly oddNumbers?: OddNumbers;
  readonly emptyCount: number;
  readonly distinctCount: number;
  /** At most three different values, personnummer masked. */
  readonly examples: readonly string[];
};

/** What a person has decided about one column, known by its heading. */
export type ColumnChoice = {
  readonly header: string;
  readonly type: ColumnType;
  readonly isKept: boolean;
  /** Present where each personnummer is replaced by its pseudonym; such a column is kept, as text. */
  readonly isPseudonym?: true;
};

/** How a file's columns become a register's: one of them is the key. The key column is always kept. */
export type ImportMapping = {
  readonly keyHeader: string;
  readonly columns: readonly ColumnChoice[];
};

/** Whether a reason forbids keeping the column: numbers of persons have no place in the register. */
export function isForbidding(reason: LeaveOutReason | undefined): boolean {
  return (
    reason?.kind === 'personal_number_heading' ||
    reason?.kind === 'personal_number_values' ||
    reason?.kind === 'personal_number_in_text'
  );
}

/**
 * The mapping to begin with: what was decided the last time for the same heading, else the suggestion. A column that
 * turns out to hold personnummer is left out whatever was decided, unless it was to be pseudonyms. The saved key counts
 * while the file has it. In a register of pseudonyms a column of personnummer is the key to begin with.
 */
export function initialMapping(
  suggestions: readonly ColumnSuggestion[],
  saved: ImportMapping | undefined,
  keyHandling: KeyHandling,
): ImportMapping {
  const savedByHeader = new Map(saved?.columns.map((column) => [column.header.toLowerCase(), column]));
  const hasHeader = (header: string) => suggestions.some((column) => sameHeader(column.header, header));
  const savedKey = saved !== undefined && hasHeader(saved.keyHeader) ? saved.keyHeader : undefined;
  const numbers = suggestions.find((column) => keyHandling === 'pseudonym' && column.mayBePseudonym);
  const keyHeader = savedKey ?? (numbers ?? suggestions.find((column) => column.isKey))?.header ?? '';
  return {
    keyHeader: suggestions.find((column) => sameHeader(column.header, keyHeader))?.header ?? '',
    columns: suggestions.map((column) => {
      const earlier = savedByHeader.get(column.header.toLowerCase());
      if (sameHeader(column.header, keyHeader)) return { header: column.header, type: 'text', isKept: true };
      if (earlier?.isPseudonym === true && column.mayBePseudonym)
        return { header: column.header, type: 'text', isKept: true, isPseudonym: true };
      return {
        header: column.header,
        type: earlier?.type ?? column.type,
        isKept: column.mayBeKept && (earlier?.isKept ?? column.leaveOut === undefined),
      };
    }),
  };
}

/** Headings are the same when only case differs. */
export function sameHeader(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Whether anything of the mapping becomes a pseudonym, so that their key is needed. */
export function needsPseudonyms(mapping: ImportMapping | null, keyHandling: KeyHandling): boolean {
  return keyHandling === 'pseudonym' || mapping?.columns.some((column) => column.isPseudonym) === true;
}

/** The columns whose values go into the register; the key is not among them, it is the case's number. */
export function keptColumns(mapping: ImportMapping): ColumnChoice[] {
  return mapping.columns.filter((column) => column.isKept && !sameHeader(column.header, mapping.keyHeader));
}

/** What is remembered for the next import: the newest choices, and the older ones for headings this file lacks. */
export function mergeMappings(older: ImportMapping | undefined, newer: ImportMapping): ImportMapping {
  const missing = (older?.columns ?? []).filter(
    (column) => !newer.columns.some((one) => sameHeader(one.header, column.header)),
  );
  return { keyHeader: newer.keyHeader, columns: [...newer.columns, ...missing] };
}

/** The columns taken in, the key too, whose numbers somebody must have looked at first. */
export function columnsToCheck(
  suggestions: readonly ColumnSuggestion[],
  mapping: ImportMapping,
  keyHandling: KeyHandling,
): ColumnSuggestion[] {
  const isKey = (header: string) => sameHeader(header, mapping.keyHeader);
  return suggestions.filter(({ header, chanceNumbers, oddNumbers }) => {
    if (isKey(header) && keyHandling === 'pseudonym') return false;
    if (isKey(header) && oddNumbers !== undefined) return true;
    const isTaken = mapping.columns.some((column) => column.isKept && sameHeader(column.header, header));
    return chanceNumbers !== undefined && isTaken;
  });
}
