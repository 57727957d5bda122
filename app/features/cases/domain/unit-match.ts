import type { UnitId } from '#app/shared/domain/ids.ts';
import { comparableName } from './cell-text.ts';

export type NamedUnit = { readonly id: UnitId; readonly name: string };

/** What somebody has decided about names of units in a register, by comparable name. */
export type UnitDecisions = ReadonlyMap<string, UnitId>;

export type UnitMatch = {
  /** The unit of a name, or the register's own where it matches none. */
  readonly unitOf: (name: string) => UnitId;
  /** The unit of a name, or undefined where it is empty or matches none. */
  readonly knownUnitOf: (name: string) => UnitId | undefined;
  /** Names that matched no unit, or several, with the number of rows; those cases go to the register's own unit. */
  readonly unmatched: readonly { readonly name: string; readonly rowCount: number }[];
};

/**
 * Which unit each name in a file means: what has been decided first, else the unit of that name, compared without case
 * and ends, among the units given (the register's own and those below it, so that an import cannot move cases out of
 * the importer's reach; a decision for a unit that is closed or elsewhere by now counts no longer). An empty name is no
 * mismatch.
 */
export function matchUnits(
  names: readonly string[],
  units: readonly NamedUnit[],
  ownUnit: UnitId,
  decided: UnitDecisions,
): UnitMatch {
  const byName = new Map<string, UnitId | undefined>();
  for (const unit of units) {
    const name = comparableName(unit.name);
    byName.set(name, byName.has(name) ? undefined : unit.id);
  }
  const offered = new Set(units.map(({ id }) => id));
  for (const [name, unitId] of decided) if (offered.has(unitId)) byName.set(name, unitId);
  const matches = new Map<string, UnitId | undefined>();
  const unmatched = new Map<string, number>();
  for (const name of names) {
    if (!matches.has(name)) matches.set(name, byName.get(comparableName(name)));
    if (name !== '' && matches.get(name) === undefined) unmatched.set(name, (unmatched.get(name) ?? 0) + 1);
  }
  const knownUnitOf = (name: string) =>
    name === '' ? undefined : matches.has(name) ? matches.get(name) : byName.get(comparableName(name));
  return {
    unitOf: (name) => knownUnitOf(name) ?? ownUnit,
    knownUnitOf,
    unmatched: [...unmatched].map(([name, rowCount]) => ({ name, rowCount })),
  };
}
