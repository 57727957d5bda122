import fc from 'fast-check';
import { expect, it } from 'vitest';
import { movedUp } from './type-order.ts';

it('moves one a step up and leaves the order of the others', () => {
  const lists = fc.uniqueArray(fc.integer(), { minLength: 1 });
  fc.assert(
    fc.property(lists, fc.nat(), (ids, pick) => {
      const place = pick % ids.length;
      const id = ids[place] ?? 0;
      const moved = movedUp(ids, id);
      expect(moved.indexOf(id)).toBe(Math.max(0, place - 1));
      expect(moved.filter((one) => one !== id)).toEqual(ids.filter((one) => one !== id));
    }),
  );
  expect(movedUp([1, 2], 3)).toEqual([1, 2]);
});
