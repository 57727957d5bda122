import { unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import type { Disclosed } from '#app/features/results/domain/disclosure-rule.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import { hiddenSums } from './hidden-sums.ts';
import type { ToldByRounds } from './told-by-rounds.ts';
import type { Missing } from './year-missing.ts';

/** A unit of the organisation. */
export type SectionUnit = { readonly id: UnitId; readonly parentId: UnitId | null; readonly name: string };

/** How many of each kind a unit by itself has, without those below it; a unit that is not there has none. */
export type CountsByUnit = ReadonlyMap<UnitId, readonly number[]>;
export type CountsOfYears = { readonly thisYear: CountsByUnit; readonly lastYear: CountsByUnit };

/** How numbers that leave the unit are hidden: from when they are shown, and what is told of them elsewhere in each year. */
export type Hiding = {
  readonly threshold: number;
  readonly around?: { readonly thisYear: ToldByRounds; readonly lastYear: ToldByRounds };
};

/** A number of the year and the year before, null where it is hidden. */
export type Pair = {
  readonly thisYear: Disclosed;
  readonly lastYear: Disclosed;
  /** Why a 0 is no number at all. */
  readonly missing?: { readonly thisYear?: Missing; readonly lastYear?: Missing };
};

/** What is printed of a unit right below the one that was chosen, of that one by itself, or of all of it. */
export type SectionRow = {
  readonly key: string;
  readonly label: string;
  readonly kind: 'section' | 'own' | 'whole';
  /** In the order of the columns. */
  readonly cells: readonly Pair[];
};

/**
 * The table of a unit: a row for each unit right below it with all below that, one for what lies on the unit itself, and
 * last all of it; a unit with none below has only that. Every column is a set of kinds, by their place in the counts.
 * The rows add up to the last. With `hiding`, small numbers are hidden, each year by itself, so that neither this
 * table nor those of other units give them away: `units` and the counts are then of the whole organisation. The order of
 * units and columns does not change what is hidden: else moving one would show what was hidden before.
 */
export function sectionTable(
  units: readonly SectionUnit[],
  unit: SectionUnit,
  counts: CountsOfYears,
  columns: readonly (readonly number[])[],
  hiding: Hiding | null,
): SectionRow[] {
  const ordered = units.toSorted((a, b) => a.id - b.id);
  const leafOf = new Map(ordered.map(({ id }, leaf) => [id, leaf]));
  const leavesBelow = (id: UnitId) =>
    [...unitsBelow(units, id)].flatMap((below) => leafOf.get(below) ?? []).toSorted((a, b) => a - b);
  const children = units.filter(({ parentId }) => parentId === unit.id);
  const rows: (Omit<SectionRow, 'cells'> & { leaves: number[] })[] = [
    ...children.map(({ id, name }) => ({
      ...{ key: `enhet-${id}`, label: name, kind: 'section' as const, leaves: leavesBelow(id) },
    })),
    ...(children.length === 0
      ? []
      : [
          {
            key: 'direkt',
            label: `Övrigt i ${unit.name}`,
            kind: 'own' as const,
            leaves: [leafOf.get(unit.id) ?? 0],
          },
        ]),
    { key: 'alla', label: `Hela ${unit.name}`, kind: 'whole', leaves: leavesBelow(unit.id) },
  ];
  // Every table that somebody may have of any unit is made of these.
  const all = ordered.flatMap(({ id }, leaf) => [[leaf], leavesBelow(id)]);
  const printed = [...new Map(all.map((leaves) => [leaves.join(), leaves])).values()];
  const places = new Map(printed.map((leaves, place) => [leaves.join(), place]));
  const kindCount = 1 + Math.max(...columns.flat());
  const byColumn = [...columns.keys()].toSorted((a, b) => compared(columns[a], columns[b]));
  const sorted = byColumn.map((column) => columns[column] ?? []);
  const years = (['thisYear', 'lastYear'] as const).map((year) => {
    const filled = <T>(of: ReadonlyMap<UnitId, readonly T[]>, none: T) =>
      ordered.map(({ id }) => Array.from({ length: kindCount }, (_, kind) => of.get(id)?.[kind] ?? none));
    const byLeaf = filled(counts[year], 0);
    const told = hiding?.around?.[year];
    const around = told && {
      ...{ told: filled(told.told, 0), spare: filled(told.spare, 0), guarded: filled(told.guarded, false) },
    };
    const hidden =
      hiding &&
      hiddenSums(
        { counts: byLeaf, rows: printed, columns: sorted, ...(around ? { around } : {}) },
        hiding.threshold,
      );
    return (leaves: readonly number[], column: number): Disclosed => {
      if (hidden?.[places.get(leaves.join()) ?? -1]?.[byColumn.indexOf(column)]) return null;
      return leaves.reduce((sum, leaf) => sum + sumOf(byLeaf[leaf], columns[column]), 0);
    };
  });
  const [thisYear, lastYear] = years;
  return rows.map(({ leaves, ...row }) => ({
    ...row,
    cells: columns.map((_, column) => ({
      thisYear: thisYear?.(leaves, column) ?? null,
      lastYear: lastYear?.(leaves, column) ?? null,
    })),
  }));
}

const sumOf = (counts: readonly number[] = [], kinds: readonly number[] = []) =>
  kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);

/** By how many kinds, then by which. */
function compared(a: readonly number[] = [], b: readonly number[] = []): number {
  return a.length - b.length || (a[0] ?? 0) - (b[0] ?? 0);
}
