import { describe, expect, it } from 'vitest';
import type { UnitId } from '#app/shared/domain/ids.ts';
import { inTreeOrder, unitsAbove, unitsBelow } from './unit-tree.ts';

const unit = (id: number, parentId: number | null, name = '') => ({
  id: id as UnitId,
  parentId: parentId as UnitId | null,
  name,
});

const tree = [
  unit(1, null, 'Socialförvaltningen'),
  unit(2, 1, 'Äldre'),
  unit(3, 1, 'Barn och familj'),
  unit(4, 3, 'Barn och unga 2'),
  unit(5, 3, 'Barn och unga 1'),
];

describe('units below', () => {
  it('holds the unit itself and all levels under it', () => {
    expect([...unitsBelow(tree, 1 as UnitId)].toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect([...unitsBelow(tree, 3 as UnitId)].toSorted()).toEqual([3, 4, 5]);
    expect([...unitsBelow(tree, 4 as UnitId)]).toEqual([4]);
  });

  it('an unknown unit covers nothing but itself', () => {
    expect([...unitsBelow(tree, 77 as UnitId)]).toEqual([77]);
  });

  it('ends even if two units were each other’s parent', () => {
    const circle = [unit(1, 2), unit(2, 1)];
    expect([...unitsBelow(circle, 1 as UnitId)]).toEqual([1, 2]);
    expect(unitsAbove(circle, 1 as UnitId)).toEqual([1, 2]);
  });
});

describe('units above', () => {
  it('is the path to the top, nearest first', () => {
    expect(unitsAbove(tree, 5 as UnitId)).toEqual([5, 3, 1]);
    expect(unitsAbove(tree, 1 as UnitId)).toEqual([1]);
  });
});

describe('tree order', () => {
  const compare = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'sv');

  it('puts every unit right before what is below it, siblings in order', () => {
    expect(inTreeOrder(tree, compare).map(({ unit: { id }, depth }) => [id, depth])).toEqual([
      [1, 0],
      [3, 1],
      [5, 2],
      [4, 2],
      [2, 1],
    ]);
  });

  it('a part of the tree begins at the top', () => {
    const part = tree.filter(({ id }) => id !== 1 && id !== 2);
    expect(inTreeOrder(part, compare).map(({ unit: { id }, depth }) => [id, depth])).toEqual([
      [3, 0],
      [5, 1],
      [4, 1],
    ]);
  });
});
