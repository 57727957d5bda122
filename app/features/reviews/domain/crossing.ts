import { unitsAbove, unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import type { Crossing } from '#app/features/controls/domain/review-procedure.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';

type Tree = readonly { readonly id: UnitId; readonly parentId: UnitId | null }[];

/**
 * The units whose cases somebody may be given where groups look at each other's cases (korsvis): those of every pair
 * whose reviewing unit one of her roles lies on or below, and those of the pairs that one of her roles lies above on
 * both sides. A role above the reviewing unit alone does not make her one of the group. Units below a unit belong to
 * it. Empty when no pair is hers.
 */
export function unitsAcross(
  pairs: readonly Crossing[],
  tree: Tree,
  roleUnitIds: readonly UnitId[],
): Set<UnitId> {
  const hers = pairs.filter(({ reviewersOf, casesOf }) => {
    const group = unitsBelow(tree, reviewersOf);
    const aboveCases = strictlyAbove(tree, casesOf);
    const aboveBoth = strictlyAbove(tree, reviewersOf).filter((unitId) => aboveCases.includes(unitId));
    return roleUnitIds.some((unitId) => group.has(unitId) || aboveBoth.includes(unitId));
  });
  return unitsCovered(hers, tree);
}

/** The units whose cases some pair covers; a case of any other unit has nobody who looks at it. */
export function unitsCovered(pairs: readonly Crossing[], tree: Tree): Set<UnitId> {
  return new Set(pairs.flatMap(({ casesOf }) => [...unitsBelow(tree, casesOf)]));
}

const strictlyAbove = (tree: Tree, unitId: UnitId) => unitsAbove(tree, unitId).slice(1);
