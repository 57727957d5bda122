import { describe, expect, it } from 'vitest';
import {
  type Allocation,
  designAttributes,
  designSize,
  findDesignProblem,
  hasReserves,
  isExtendable,
  selectionKind,
  strataAttribute,
} from '#app/features/sampling/domain/design.ts';

const group = { attribute: 'unit', size: 3 };

describe('what a design is', () => {
  it.each<[Allocation, string, string | undefined, number | undefined, boolean, boolean, string[]]>([
    [{ kind: 'whole', size: 3 }, 'random', undefined, 3, true, true, []],
    [{ kind: 'perStratum', ...group }, 'random', 'unit', 3, true, true, ['unit']],
    [{ kind: 'proportional', ...group }, 'random', 'unit', 3, true, true, ['unit']],
    [{ kind: 'census' }, 'census', undefined, undefined, false, false, []],
    [
      { kind: 'firstInOrder', orderBy: 'closed', ...group },
      'notRandom',
      'unit',
      3,
      true,
      true,
      ['closed', 'unit'],
    ],
    [
      { kind: 'firstInOrder', orderBy: 'closed', attribute: null, size: 3 },
      'notRandom',
      undefined,
      3,
      true,
      true,
      ['closed'],
    ],
    [{ kind: 'selfSelected', ...group }, 'notRandom', 'unit', 3, false, false, ['unit']],
    [{ kind: 'onCause' }, 'notRandom', undefined, undefined, false, false, []],
  ])('%j', (allocation, kind, strata, size, isLarger, replaces, attributes) => {
    const design = { allocation, quotas: [] };
    expect(selectionKind(design)).toBe(kind);
    expect(strataAttribute(allocation)).toBe(strata);
    expect(designSize(allocation)).toBe(size);
    expect(isExtendable(design)).toBe(isLarger);
    expect(hasReserves(allocation)).toBe(replaces);
    expect(designAttributes(design)).toEqual(attributes);
    expect(findDesignProblem(design)).toBeUndefined();
  });

  it('reads a column once that is both group and date', () => {
    const allocation = { kind: 'firstInOrder', orderBy: 'unit', ...group } as const;
    expect(designAttributes({ allocation, quotas: [] })).toEqual(['unit']);
  });

  it.each<Allocation>([
    { kind: 'census' },
    { kind: 'onCause' },
    { kind: 'selfSelected', ...group },
    { kind: 'firstInOrder', orderBy: 'closed', ...group },
  ])('%j takes no quotas', (allocation) => {
    const quotas = [{ attribute: 'form', values: ['hvb'], minimum: 1 }];
    expect(findDesignProblem({ allocation, quotas })).toEqual({ kind: 'quotasNeedRandom' });
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 53])('size %d is refused', (size) => {
    expect(
      findDesignProblem({ allocation: { kind: 'selfSelected', attribute: 'unit', size }, quotas: [] }),
    ).toEqual({
      kind: 'sizeNotPositive',
    });
  });
});
