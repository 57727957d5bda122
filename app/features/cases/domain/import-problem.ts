import type { CellProblem } from './cell-value.ts';
import type { ColumnChoice } from './import-mapping.ts';

/** One thing that stops an import. No personnummer stands in it: where a cell may be one, only its row is told. */
export type ImportProblem =
  | { readonly kind: 'no_key_column' }
  | { readonly kind: 'key_missing'; readonly column: string; readonly rowNumbers: readonly number[] }
  | { readonly kind: 'key_too_long'; readonly column: string; readonly rowNumbers: readonly number[] }
  | {
      readonly kind: 'key_duplicate';
      readonly column: string;
      readonly key: string;
      readonly rowNumbers: readonly number[];
    }
  | { readonly kind: 'key_is_personal_number'; readonly column: string }
  | { readonly kind: 'not_personal_number'; readonly column: string; readonly rowNumbers: readonly number[] }
  | { readonly kind: 'pseudonym_collision'; readonly column: string; readonly rowNumbers: readonly number[] }
  | { readonly kind: 'pseudonym_key'; readonly fault: PseudonymKeyFault }
  | { readonly kind: 'column_holds_personal_numbers'; readonly column: string }
  | {
      readonly kind: 'type_used_twice';
      readonly type: ColumnChoice['type'];
      readonly columns: readonly string[];
    }
  | {
      readonly kind: CellProblem;
      readonly rowNumber: number;
      readonly column: string;
      readonly value: string;
    };

/** Why there is no key for pseudonyms: its file is gone, it is another key than the one in use, or no key at all. */
export type PseudonymKeyFault = 'missing' | 'other' | 'unreadable';
