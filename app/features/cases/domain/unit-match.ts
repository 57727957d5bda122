import type { UnitId } from '#app/shared/domain/ids.ts';
import { comparableName } from './cell-text.ts';

export type NamedUnit = { readonly id: UnitId; readonly name: string };

export type UnitMatch = {
  readonly unitOf: (name: string) => UnitId;
  /** Names that matched no unit, or several, with the number of rows; those cases go to the register's own unit. */
  readonly unmatched: readonly { readonly name: string; readonly rowCount: number }[];
};

/**
 * Which unit each name in a file means: compared without case and ends, among the units given (the register's own and
 * those below it, so that an import cannot move cases out of the importer's reach). An empty name is no mismatch.
 */
export function matchUnits(
  names: readonly string[],
  units: readonly NamedUnit[],
  ownUnit: UnitId,
): UnitMatch {
  const byName = new Map<string, UnitId | undefined>();
  for (const unit of units) {
    const name = comparableName(unit.name);
    byName.set(name, byName.has(name) ? undefined : unit.id);
  }
  const matches = new Map<string, UnitId | undefined>();
  const unmatched = new Map<string, number>();
  for (const name of names) {
    if (!matches.has(name)) matches.set(name, byName.get(comparableName(name)));
    if (name !== '' && matches.get(name) === undefined) unmatched.set(name, (unmatched.get(name) ?? 0) + 1);
  }
  return {
    unitOf: (name) => (matches.has(name) ? matches.get(name) : byName.get(comparableName(name))) ?? ownUnit,
    unmatched: [...unmatched].map(([name, rowCount]) => ({ name, rowCount })),
  };
}
