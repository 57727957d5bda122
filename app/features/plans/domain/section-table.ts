import { unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import type { Disclosed } from '#app/features/results/domain/disclosure-rule.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import { hiddenSums } from './hidden-sums.ts';

/** A unit of the organisation. */
export type SectionUnit = { readonly id: UnitId; readonly parentId: UnitId | null; readonly name: string };

/** How many of each kind a unit by itself has, without those below it; a unit that is not there has none. */
export type CountsByUnit = ReadonlyMap<UnitId, readonly number[]>;
export type CountsOfYears = { readonly thisYear: CountsByUnit; readonly lastYear: CountsByUnit };

/** A number of the year and the year before, null where it is hidden. */
export type Pair = { readonly thisYear: Disclosed; readonly lastYear: Disclosed };

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
 * The rows add up to the last. With a `threshold`, small numbers are hidden, each year by itself, so that neither this
 * table nor those of other units give them away: `units` and the counts are then of the whole organisation.
 */
export function sectionTable(
  units: readonly SectionUnit[],
  unit: SectionUnit,
  counts: CountsOfYears,
  columns: readonly (readonly number[])[],
  threshold: number | null,
): SectionRow[] {
  const leafOf = new Map(units.map(({ id }, leaf) => [id, leaf]));
  const leavesBelow = (id: UnitId) => [...unitsBelow(units, id)].flatMap((below) => leafOf.get(below) ?? []);
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
            label: `Direkt under ${unit.name}`,
            kind: 'own' as const,
            leaves: [leafOf.get(unit.id) ?? 0],
          },
        ]),
    { key: 'alla', label: `Hela ${unit.name}`, kind: 'whole', leaves: leavesBelow(unit.id) },
  ];
  // Every table that somebody may have of any unit is made of these.
  const all = units.flatMap(({ id }, leaf) => [[leaf], leavesBelow(id)]);
  const printed = [...new Map(all.map((leaves) => [leaves.join(), leaves])).values()];
  const places = new Map(printed.map((leaves, place) => [leaves.join(), place]));
  const years = [counts.thisYear, counts.lastYear].map((of) => {
    const byLeaf = units.map(({ id }) => of.get(id) ?? []);
    const hidden =
      threshold === null
        ? null
        : hiddenSums({ counts: filled(byLeaf, columns), rows: printed, columns }, threshold);
    return (leaves: readonly number[], column: number): Disclosed => {
      if (hidden?.[places.get(leaves.join()) ?? -1]?.[column]) return null;
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

/** Every leaf with a count of every kind. */
function filled(byLeaf: readonly (readonly number[])[], columns: readonly (readonly number[])[]): number[][] {
  const kinds = 1 + Math.max(...columns.flat());
  return byLeaf.map((counts) => Array.from({ length: kinds }, (_, kind) => counts[kind] ?? 0));
}
