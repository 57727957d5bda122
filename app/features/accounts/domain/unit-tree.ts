import type { UnitId } from '#app/shared/domain/ids.ts';

type Node = { readonly id: UnitId; readonly parentId: UnitId | null };

/** The unit itself and everything below it. An unknown unit covers nothing but itself. */
export function unitsBelow(units: readonly Node[], rootId: UnitId): Set<UnitId> {
  const children = new Map<UnitId, UnitId[]>();
  for (const unit of units) {
    if (unit.parentId === null) continue;
    const siblings = children.get(unit.parentId);
    if (siblings) siblings.push(unit.id);
    else children.set(unit.parentId, [unit.id]);
  }
  const found = new Set<UnitId>([rootId]);
  // A Set is walked in insertion order and may grow meanwhile: a breadth-first walk that survives cycles.
  for (const unitId of found) for (const child of children.get(unitId) ?? []) found.add(child);
  return found;
}

/** The unit itself and everything above it, nearest first. */
export function unitsAbove(units: readonly Node[], leafId: UnitId): UnitId[] {
  const parentOf = new Map(units.map((unit) => [unit.id, unit.parentId]));
  const path = new Set<UnitId>([leafId]);
  let parent = parentOf.get(leafId) ?? null;
  while (parent !== null && !path.has(parent)) {
    path.add(parent);
    parent = parentOf.get(parent) ?? null;
  }
  return [...path];
}

/** The unit itself, everything below it and everything above it. */
export function unitsAround(units: readonly Node[], unitId: UnitId): Set<UnitId> {
  return new Set([...unitsBelow(units, unitId), ...unitsAbove(units, unitId)]);
}

/**
 * The units in reading order, every unit right before what is below it, with its depth (0 at the top).
 * Siblings are ordered by `compare`. A unit whose parent is not in the list stands at the top.
 */
export function inTreeOrder<T extends Node>(
  units: readonly T[],
  compare: (a: T, b: T) => number,
): { unit: T; depth: number }[] {
  const known = new Set(units.map((unit) => unit.id));
  const result: { unit: T; depth: number }[] = [];
  const visit = (parentId: UnitId | null, depth: number) => {
    const siblings = units.filter((unit) =>
      parentId === null ? unit.parentId === null || !known.has(unit.parentId) : unit.parentId === parentId,
    );
    for (const unit of siblings.toSorted(compare)) {
      result.push({ unit, depth });
      visit(unit.id, depth + 1);
    }
  };
  visit(null, 0);
  return result;
}
