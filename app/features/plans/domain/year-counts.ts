import type { DeviationTypeId, UnitId } from '#app/shared/domain/ids.ts';
import type { CountsOfYears } from './section-table.ts';
import { readTypedFigure, type TypedKind } from './typed-figure.ts';

type Year = keyof CountsOfYears;
/** Kinds that a column of a table counts together, by their place in the counts. */
export type YearColumn = {
  readonly label: string;
  readonly kinds: readonly number[];
  /** The sum of the columns before it, which always stands there. */
  readonly isSum?: true;
  /** By kön. */
  readonly isOfSex?: true;
};
/** A number that somebody has typed, as it is stored. */
type Typed = {
  readonly unitId: UnitId;
  readonly year: number;
  readonly kind: TypedKind;
  readonly content: unknown;
};

/** Counts gathered unit by unit. */
export class YearCounts implements CountsOfYears {
  readonly thisYear = new Map<UnitId, number[]>();
  readonly lastYear = new Map<UnitId, number[]>();

  add(year: Year, unitId: UnitId, kind: number, count: number): void {
    const counts = this[year].get(unitId) ?? [];
    counts[kind] = (counts[kind] ?? 0) + count;
    this[year].set(unitId, counts);
  }
}

type DeviationCount = {
  readonly unitId: UnitId;
  readonly typeId: DeviationTypeId | null;
  readonly thisYear: number;
  readonly lastYear: number;
};

/** The place of each type among the counts of deviations: by id, since that never changes, and first those without. */
export function kindsOfTypes(types: readonly { readonly id: DeviationTypeId }[]) {
  const kinds = new Map<DeviationTypeId | null, number>(
    types
      .map(({ id }) => id)
      .toSorted((a, b) => a - b)
      .map((id, place) => [id, place + 1]),
  );
  return (typeId: DeviationTypeId | null) => kinds.get(typeId) ?? 0;
}

/** Deviations by type, the types in their order, then without type and all; those that were counted and those typed together. */
export function deviationCounts(
  types: readonly { readonly id: DeviationTypeId; readonly name: string }[],
  counted: readonly DeviationCount[],
  typed: readonly Typed[],
  thisYear: number,
): { counts: YearCounts; columns: YearColumn[] } {
  const counts = new YearCounts();
  const kindOf = kindsOfTypes(types);
  for (const { unitId, typeId, ...years } of counted) {
    counts.add('thisYear', unitId, kindOf(typeId), years.thisYear);
    counts.add('lastYear', unitId, kindOf(typeId), years.lastYear);
  }
  for (const { unitId, year, content } of typed.filter(({ kind }) => kind === 'deviations')) {
    const { typeId, count } = readTypedFigure(content, 'deviations');
    counts.add(year === thisYear ? 'thisYear' : 'lastYear', unitId, kindOf(typeId), count);
  }
  const columns: YearColumn[] = [
    ...types.map(({ id, name }) => ({ label: name, kinds: [kindOf(id)] })),
    { label: 'Utan typ', kinds: [kindOf(null)] },
    { label: 'Alla typer', kinds: [0, ...types.map((_, place) => place + 1)], isSum: true as const },
  ];
  return { counts, columns };
}

type LexSarahNumbers = {
  readonly reported: number;
  readonly waiting: number;
  readonly notified: number;
  readonly open: number;
};
type LexSarahCount = {
  readonly unitId: UnitId;
  readonly sex: 'female' | 'male' | null;
  readonly thisYear: LexSarahNumbers;
  readonly lastYear: LexSarahNumbers;
};

/** Of each kön, those that wait and those that do not. */
const KINDS = { female: [0, 1], male: [2, 3], unknown: [4, 5] } as const;
/** Open without being one that waits: investigated, or reported in another year. */
const OTHER_OPEN = 6;
const NOTIFIED = 7;

/** By when something of the year is counted. */
const soFar = (isOver: boolean) => (isOver ? 'vid årets slut' : 'hittills');

/**
 * What each column counts, of a year that is over or not. All of them are one table: those that wait are among the open, so
 * that a column says something of another. The last of the reported follows from two before it, so it is looked after like them.
 */
export const lexSarahColumns = (isOver: boolean): readonly YearColumn[] => [
  { label: 'Kvinnor och flickor', kinds: KINDS.female, isOfSex: true },
  { label: 'Män och pojkar', kinds: KINDS.male, isOfSex: true },
  { label: 'Kön inte angivet', kinds: KINDS.unknown, isOfSex: true },
  { label: 'Alla rapporterade', kinds: [0, 1, 2, 3, 4, 5], isSum: true },
  { label: `varav varken utredda eller avslutade ${soFar(isOver)}`, kinds: [0, 2, 4] },
  { label: 'varav utredda eller avslutade', kinds: [1, 3, 5] },
  { label: 'Anmälda till IVO under året', kinds: [NOTIFIED] },
  { label: `Inte avslutade ${soFar(isOver)}`, kinds: [0, 2, 4, OTHER_OPEN] },
];

/** lex Sarah by kön and whether it waits; and those notified to IVO and those open, which are counted of other years too. */
export function lexSarahCounts(
  counted: readonly LexSarahCount[],
  typed: readonly Typed[],
  thisYear: number,
): YearCounts {
  const all = new YearCounts();
  const add = (year: Year, of: Pick<LexSarahCount, 'unitId' | 'sex'>, numbers: LexSarahNumbers) => {
    const [waiting, handled] = KINDS[of.sex ?? 'unknown'];
    all.add(year, of.unitId, waiting, numbers.waiting);
    all.add(year, of.unitId, handled, numbers.reported - numbers.waiting);
    all.add(year, of.unitId, NOTIFIED, numbers.notified);
    all.add(year, of.unitId, OTHER_OPEN, numbers.open - numbers.waiting);
  };
  for (const row of counted) {
    add('thisYear', row, row.thisYear);
    add('lastYear', row, row.lastYear);
  }
  for (const { unitId, year, content } of typed.filter(({ kind }) => kind === 'lexSarah')) {
    const { sex, ...numbers } = readTypedFigure(content, 'lexSarah');
    add(year === thisYear ? 'thisYear' : 'lastYear', { unitId, sex }, numbers);
  }
  return all;
}

/** Complaints, all of them typed. */
export function complaintCounts(typed: readonly Typed[], thisYear: number): YearCounts {
  const counts = new YearCounts();
  for (const { unitId, year, content } of typed.filter(({ kind }) => kind === 'complaints')) {
    counts.add(
      year === thisYear ? 'thisYear' : 'lastYear',
      unitId,
      0,
      readTypedFigure(content, 'complaints').count,
    );
  }
  return counts;
}
