import type { RegisterColumn } from '#app/features/cases/domain/column-layout.ts';
import type { CaseId, UnitId } from '#app/shared/domain/ids.ts';
import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import { searchKey, sortKey } from '#app/shared/text/format.ts';
import type { ListingRow, RegisterValueRow } from '#db/queries/cases-write.server.ts';

export type ListedCase = {
  readonly id: CaseId;
  readonly key: string;
  readonly unitId: UnitId;
  readonly isGone: boolean;
  readonly values: readonly string[];
};

/** A longer list is no help in a filter; one searches instead. */
const MOST_FILTER_VALUES = 200;
const NOT_SEARCHED: readonly ColumnType[] = ['date', 'number', 'boolean', 'protectedIdentity'];
const NOT_FILTERED_BY_VALUE: readonly ColumnType[] = ['date', 'number'];

/** What the list sorts, filters and searches by, for all cases of a register. */
export function buildListing(
  columns: readonly RegisterColumn[],
  cases: readonly ListedCase[],
): { rows: ListingRow[]; values: RegisterValueRow[] } {
  const keyRanks = rankTexts(
    cases.map((one) => one.key),
    sortKey,
  );
  const ranks = columns.map((column) =>
    rankTexts(
      cases.map((one) => one.values[column.position] ?? ''),
      sortKeyOf(column.type),
    ),
  );
  const width = 1 + Math.max(-1, ...columns.map((column) => column.position)) + 1;
  const searched = columns.filter((column) => !NOT_SEARCHED.includes(column.type));
  const searchKeys = new Map<string, string>();
  const searchKeyOf = (text: string) => {
    const known = searchKeys.get(text) ?? searchKey(text);
    searchKeys.set(text, known);
    return known;
  };
  const rows = cases.map((one): ListingRow => {
    const bytes = Buffer.alloc(4 * width);
    bytes.writeUInt32BE(keyRanks.get(one.key) ?? 0, 0);
    columns.forEach((column, index) => {
      bytes.writeUInt32BE(ranks[index]?.get(one.values[column.position] ?? '') ?? 0, 4 + 4 * column.position);
    });
    const texts = searched.map((column) => one.values[column.position] ?? '').filter(Boolean);
    const searchText = [searchKey(one.key), ...texts.map(searchKeyOf)].join('\n');
    return { caseId: one.id, unitId: one.unitId, isGone: one.isGone, ranks: bytes, searchText };
  });
  return { rows, values: columns.flatMap((column, index) => filterValues(column, ranks[index], cases)) };
}

/** Each different text that is not empty with its place in order, from 1. Equal keys cannot be: a sort key ends in the text. */
function rankTexts(texts: readonly string[], keyOf: (text: string) => string | number): Map<string, number> {
  const distinct = [...new Set(texts)]
    .filter((text) => text !== '')
    .map((text) => ({ text, key: keyOf(text) }));
  distinct.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return new Map(distinct.map(({ text }, index) => [text, index + 1]));
}

function sortKeyOf(type: ColumnType): (text: string) => string | number {
  if (type === 'number') return Number;
  return type === 'date' ? (text) => text : sortKey;
}

function filterValues(
  column: RegisterColumn,
  ranks: ReadonlyMap<string, number> | undefined,
  cases: readonly ListedCase[],
): RegisterValueRow[] {
  if (ranks === undefined || ranks.size > MOST_FILTER_VALUES || NOT_FILTERED_BY_VALUE.includes(column.type))
    return [];
  const unitsOf = new Map<string, Set<UnitId>>();
  for (const one of cases) {
    const value = one.values[column.position] ?? '';
    if (value === '') continue;
    const units = unitsOf.get(value) ?? new Set<UnitId>();
    unitsOf.set(value, units.add(one.unitId));
  }
  return [...unitsOf].map(([value, units]) => ({
    position: column.position,
    value,
    rank: ranks.get(value) ?? 0,
    unitIds: [...units],
  }));
}
