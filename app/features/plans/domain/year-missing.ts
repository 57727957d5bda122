import { unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import type { Pair, SectionRow, SectionUnit } from './section-table.ts';

/**
 * Why nobody knows a number that is counted as 0: nobody has typed it, or nothing at all is known of so early a year. What
 * is hidden stays hidden, so that this tells nothing of it.
 */
export type Missing = 'notTyped' | 'notInUse';
type Year = 'thisYear' | 'lastYear';
type Rows = readonly SectionRow[];

/** The rows, where every 0 of a year before the program was in use says so. `firstYear` null: of any year. */
export function withUnused(rows: Rows, years: Record<Year, number>, firstYear: number | null): Rows {
  return marked(rows, (_, year) => (firstYear === null || years[year] < firstYear ? 'notInUse' : undefined));
}

/** The rows, where every 0 of a year that nobody has typed, for any unit of the row, says so. */
export function withUntyped(
  rows: Rows,
  { units, unit }: { readonly units: readonly SectionUnit[]; readonly unit: SectionUnit },
  isTyped: (unitId: UnitId, year: Year) => boolean,
): Rows {
  const children = new Map(units.map(({ id }) => [`enhet-${id}`, id]));
  return marked(rows, ({ key, kind }, year) => {
    const below = kind === 'own' ? [unit.id] : [...unitsBelow(units, children.get(key) ?? unit.id)];
    return below.some((id) => isTyped(id, year)) ? undefined : 'notTyped';
  });
}

function marked(rows: Rows, why: (row: SectionRow, year: Year) => Missing | undefined): Rows {
  return rows.map((row) => {
    const [thisYear, lastYear] = [why(row, 'thisYear'), why(row, 'lastYear')];
    return {
      ...row,
      cells: row.cells.map((cell): Pair => {
        const missing = {
          ...(thisYear && cell.thisYear === 0 ? { thisYear } : {}),
          ...(lastYear && cell.lastYear === 0 ? { lastYear } : {}),
        };
        return Object.keys(missing).length === 0 ? cell : { ...cell, missing };
      }),
    };
  });
}
