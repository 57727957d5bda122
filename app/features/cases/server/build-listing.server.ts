import type { RegisterColumn } from '#app/features/cases/domain/column-layout.ts';
import { latestDate } from '#app/features/cases/domain/date-series.ts';
import type { CaseId, UnitId } from '#app/shared/domain/ids.ts';
import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import { searchKey, sortKey } from '#app/shared/text/format.ts';
import type { ListingRow, RegisterValueRow } from '#db/queries/cases-write.server.ts';

export type ListedCase = {
  /** Null for a case that is not in the register yet. */
  readonly id: CaseId | null;
  readonly key: string;
  readonly unitId: UnitId;
  readonly isGone: boolean;
  readonly values: readonly string[];
};

export type Listing = {
  /** In the order of the cases given. */
  readonly rows: readonly (Omit<ListingRow, 'caseId'> & { readonly caseId: CaseId | null })[];
  readonly values: readonly RegisterValueRow[];
};

/** A longer list is no help in a filter; one searches instead. */
const MOST_FILTER_VALUES = 200;
const NOT_SEARCHED: readonly ColumnType[] = ['date', 'dateSeries', 'number', 'boolean', 'protectedIdentity'];
const NOT_FILTERED_BY_VALUE: readonly ColumnType[] = ['date', 'dateSeries', 'number'];
const BYTES_A_RANK = 4;

/** What the list sorts, filters and searches by, for all cases of a register. */
export function buildListing(
  columns: readonly RegisterColumn[],
  cases: readonly ListedCase[],
  /** Called after each column with the share that is done. */
  onProgress: (share: number) => void = () => {},
): Listing {
  const width = BYTES_A_RANK * (2 + Math.max(-1, ...columns.map((column) => column.position)));
  const ranks = Buffer.alloc(width * cases.length);
  const texts = cases.map((one) => searchKey(one.key));
  const values: RegisterValueRow[] = [];

  writeRanks(
    ranks,
    width,
    0,
    gather(cases, (one) => one.key),
    sortKey,
  );
  for (const [index, column] of columns.entries()) {
    onProgress(index / columns.length);
    const cells = gather(cases, (one) => one.values[column.position] ?? '');
    const rankOf = writeRanks(
      ranks,
      width,
      BYTES_A_RANK * (1 + column.position),
      cells,
      sortKeyOf(column.type),
    );
    if (!NOT_SEARCHED.includes(column.type)) appendTexts(texts, cells);
    if (cells.distinct.length <= MOST_FILTER_VALUES && !NOT_FILTERED_BY_VALUE.includes(column.type)) {
      values.push(...filterValues(column.position, cells, rankOf, cases));
    }
  }
  const rows = cases.map((one, index) => ({
    caseId: one.id,
    unitId: one.unitId,
    isGone: one.isGone,
    ranks: ranks.subarray(index * width, (index + 1) * width),
    searchText: texts[index] ?? '',
  }));
  return { rows, values };
}

/** The different texts of a column, and for each case which of them it has. */
type Cells = { readonly distinct: readonly string[]; readonly which: Uint32Array };

function gather(cases: readonly ListedCase[], textOf: (one: ListedCase) => string): Cells {
  const numbers = new Map<string, number>();
  const distinct: string[] = [];
  const which = new Uint32Array(cases.length);
  cases.forEach((one, index) => {
    const text = textOf(one);
    let number = numbers.get(text);
    if (number === undefined) {
      number = distinct.length;
      numbers.set(text, number);
      distinct.push(text);
    }
    which[index] = number;
  });
  return { distinct, which };
}

/** Writes each case's rank (from 1 in order of the sort keys, 0 for an empty cell) and gives the ranks by number. */
function writeRanks(
  ranks: Buffer,
  width: number,
  offset: number,
  { distinct, which }: Cells,
  keyOf: (text: string) => string | number,
): Uint32Array {
  const filled = distinct.flatMap((text, number) => (text === '' ? [] : [{ number, key: keyOf(text) }]));
  // Equal keys by their text: the same cases give the same listing, whatever order they come in.
  const textOf = (number: number) => distinct[number] ?? '';
  filled.sort((a, b) =>
    a.key < b.key ? -1 : a.key > b.key ? 1 : textOf(a.number) < textOf(b.number) ? -1 : 1,
  );
  const rankOf = new Uint32Array(distinct.length);
  filled.forEach(({ number }, index) => {
    rankOf[number] = index + 1;
  });
  which.forEach((number, index) => {
    ranks.writeUInt32BE(rankOf[number] ?? 0, index * width + offset);
  });
  return rankOf;
}

function sortKeyOf(type: ColumnType): (text: string) => string | number {
  if (type === 'number') return Number;
  // A series stands where its latest day does: the list's ranges ask for that day.
  if (type === 'dateSeries') return (text) => `${latestDate(text)} ${text}`;
  return type === 'date' ? (text) => text : sortKey;
}

function appendTexts(texts: string[], { distinct, which }: Cells): void {
  const keys = distinct.map((text) => (text === '' ? '' : `\n${searchKey(text)}`));
  which.forEach((number, index) => {
    texts[index] += keys[number] ?? '';
  });
}

function filterValues(
  position: number,
  { distinct, which }: Cells,
  rankOf: Uint32Array,
  cases: readonly ListedCase[],
): RegisterValueRow[] {
  const units = distinct.map(() => new Set<UnitId>());
  which.forEach((number, index) => {
    const unitId = cases[index]?.unitId;
    if (unitId !== undefined) units[number]?.add(unitId);
  });
  return distinct.flatMap((value, number) =>
    value === ''
      ? []
      : [
          {
            position,
            value,
            rank: rankOf[number] ?? 0,
            unitIds: [...(units[number] ?? [])].sort((a, b) => a - b),
          },
        ],
  );
}
