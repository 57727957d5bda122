import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostAlike, nameSimilarity } from './name-similarity.ts';

const PEOPLE = ['Anna Lindgren', 'Annika Lindberg', 'Björn Åkesson', 'Maria da Silva', 'Anna-Karin Ek'].map(
  (name) => ({ name }),
);
const best = (name: string) => mostAlike(name, PEOPLE)[0]?.name;

describe('names that are alike', () => {
  it.each([
    ['Lindgren, Anna', 'Anna Lindgren'],
    ['LINDGREN ANNA', 'Anna Lindgren'],
    ['A. Lindgren', 'Anna Lindgren'],
    ['Anna Lindgrn', 'Anna Lindgren'],
    ['Anna Lindgren (vik)', 'Anna Lindgren'],
    ['Bjorn Akesson', 'Björn Åkesson'],
    ['Silva, Maria da', 'Maria da Silva'],
    ['Anna Karin Ek', 'Anna-Karin Ek'],
    ['Anna Maria Lindgren', 'Anna Lindgren'],
  ])('%s → %s', (name, expected) => {
    expect(best(name)).toBe(expected);
  });

  it.each(['Lindgren', 'Anna', 'Bo Ek', 'Kerstin Berg', '', '007', 'Konsult'])(
    '%s is like nobody',
    (name) => {
      expect(best(name)).toBeUndefined();
    },
  );

  it('does not take one numbered unit for another', () => {
    const units = ['Barn och unga 1', 'Barn och unga 2'].map((name) => ({ name }));
    expect(mostAlike('Barn o unga 2', units)[0]?.name).toBe('Barn och unga 2');
    expect(nameSimilarity('Barn och unga 1', 'Barn och unga 2')).toBeLessThan(1);
  });

  it('is the same both ways, between 0 and 1, and 1 for the same words in another order', () => {
    const name = fc.array(fc.constantFrom('anna', 'anne', 'ek', 'berg', 'b', 'åke', '2'), { maxLength: 4 });
    fc.assert(
      fc.property(name, name, (a, b) => {
        const likeness = nameSimilarity(a.join(' '), b.join(' '));
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        if (a.length > 0) expect(nameSimilarity(a.join(' '), a.toReversed().join(', '))).toBe(1);
      }),
    );
  });
});
