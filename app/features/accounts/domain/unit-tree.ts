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
