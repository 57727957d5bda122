import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitsAbove, unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import { unitsAcross, unitsCovered } from './crossing.ts';

const unit = (id: number, parentId: number | null = null) => ({
  id: id as UnitId,
  parentId: parentId as UnitId | null,
});
const ids = (...list: number[]) => list as UnitId[];
const pair = (reviewersOf: number, casesOf: number) => ({
  reviewersOf: reviewersOf as UnitId,
  casesOf: casesOf as UnitId,
});

/** Förvaltning 1 with the departments 2 and 3; 2 has the groups 4 and 5, and 4 the team 6; 3 has the group 7. */
const tree = [unit(1), unit(2, 1), unit(3, 1), unit(4, 2), unit(5, 2), unit(6, 4), unit(7, 3)];
const across = (pairs: ReturnType<typeof pair>[], ...roles: number[]) =>
  [...unitsAcross(pairs, tree, ids(...roles))].toSorted();

describe('who looks at whose cases', () => {
  it('is never the own group, and nobody outside the pairs', () => {
    const both = [pair(4, 5), pair(5, 4)];
    expect(across(both, 4)).toEqual([5]);
    expect(across(both, 5)).toEqual([4, 6]);
    expect(across(both, 7)).toEqual([]);
    expect(across(both)).toEqual([]);
  });

  it('goes one way only where the pair does', () => {
    expect(across([pair(4, 7)], 7)).toEqual([]);
  });

  it('counts a unit below the reviewing one, not one above it alone', () => {
    const pairs = [pair(4, 7)];
    expect(across(pairs, 6)).toEqual([7]);
    expect(across(pairs, 2)).toEqual([]);
  });

  it('lets a role above both sides have any case of the pairs it lies above', () => {
    const pairs = [pair(4, 5), pair(5, 4), pair(4, 7)];
    expect(across(pairs, 2)).toEqual([4, 5, 6]);
    expect(across(pairs, 1)).toEqual([4, 5, 6, 7]);
  });
});

const anyTree = fc
  .array(fc.nat(), { minLength: 1, maxLength: 8 })
  .map((parents) =>
    parents.map((parent, index) => unit(index + 1, index === 0 ? null : (parent % index) + 1)),
  );
const anyUnit = fc.integer({ min: 1, max: 8 });
const anyPairs = fc.array(
  fc.tuple(anyUnit, anyUnit).map(([a, b]) => pair(a, b)),
  { maxLength: 4 },
);

describe('properties', () => {
  it('reaches a case unit exactly when a pair says so of one of the roles', () => {
    fc.assert(
      fc.property(anyTree, anyPairs, fc.array(anyUnit, { maxLength: 3 }), (units, pairs, roles) => {
        const reached = unitsAcross(pairs, units, ids(...roles));
        for (const { id } of units) {
          const said = pairs.some(
            ({ reviewersOf, casesOf }) =>
              unitsBelow(units, casesOf).has(id) &&
              ids(...roles).some(
                (role) =>
                  unitsAbove(units, role).includes(reviewersOf) ||
                  (role !== reviewersOf &&
                    role !== casesOf &&
                    unitsBelow(units, role).has(reviewersOf) &&
                    unitsBelow(units, role).has(casesOf)),
              ),
          );
          expect(reached.has(id)).toBe(said);
        }
      }),
    );
  });

  it('reaches nothing that no pair covers', () => {
    fc.assert(
      fc.property(anyTree, anyPairs, fc.array(anyUnit, { maxLength: 3 }), (units, pairs, roles) => {
        const covered = unitsCovered(pairs, units);
        expect([...unitsAcross(pairs, units, ids(...roles))].every((id) => covered.has(id))).toBe(true);
      }),
    );
  });
});
