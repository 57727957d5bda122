import { parseNumberText } from './number-text.ts';
import type { RawRow } from './raw-table.ts';

const COUNTED = '(?:rader|poster|ärenden|beslut|träffar|personer|barn|insatser|st|stycken|kr|kronor)';
const TOTAL = new RegExp(
  `^(?:(?:del|slut|total)?summa|sum|totalt?|grand total|sammanlagt|antal(?: ${COUNTED})?|medel(?:värde)?|genomsnitt)\\s*:?\\s*(?:[\\d\\s\u00a0,.]+)?(?:\\s*${COUNTED})?$`,
  'iu',
);
const NOTE =
  /^(?:utskri(?:ven|vet|ft)|uttage[nt]|uttag(?=[\s:])|skapad|källa(?=[\s:])|rapport(?=[\s:])|sida \d)/iu;
const NARROW = 3;
const LONGEST = 100;

/**
 * How many rows at the end hold no case: totals ("Summa" before numbers only, "Antal: 210") and notes about the
 * export ("Utskriven 2026-10-31", alone in its row). `width` is the number of columns. Only at the end: a sub-total
 * among the cases is left for a person to see.
 */
export function countTotalsAtEnd(rows: readonly RawRow[], width: number): number {
  let count = 0;
  while (count < rows.length && isTotal(rows[rows.length - 1 - count], width)) count += 1;
  return count;
}

function isTotal(row: RawRow | undefined, width: number): boolean {
  const [first = '', ...others] = (row?.cells ?? []).filter((cell) => cell !== '');
  // Also so that a cell of nothing but spaces does not keep the expressions busy.
  if ([first, ...others].some((cell) => cell.length > LONGEST)) return false;
  if (width >= NARROW && others.length === 0 && NOTE.test(first)) return true;
  return TOTAL.test(first) && others.every((cell) => isAmount(cell) || TOTAL.test(cell));
}

function isAmount(cell: string): boolean {
  return parseNumberText(cell.replace(/\s*(?:%|kr|st)$/iu, '')) !== undefined;
}
