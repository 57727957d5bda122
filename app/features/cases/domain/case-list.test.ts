import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CaseListAddress,
  columnsToShow,
  readCaseListAddress,
  writeCaseListAddress,
} from './case-list.ts';

describe('the address of a list', () => {
  it('comes back as it was written', () => {
    const address = fc.record<CaseListAddress>({
      search: fc.string({ maxLength: 50 }).map((text) => text.trim()),
      presence: fc.constantFrom('present', 'gone', 'all'),
      sort: fc.oneof(fc.constant('key' as const), fc.nat(199)),
      direction: fc.constantFrom('asc', 'desc'),
      columns: fc.uniqueArray(
        fc.record({
          position: fc.nat(199),
          is: fc.oneof(fc.nat(100_000), fc.constantFrom('empty' as const, 'filled' as const)),
        }),
        { selector: (one) => one.position, maxLength: 5 },
      ),
      ranges: fc.uniqueArray(
        fc.record({
          position: fc.nat(199),
          from: fc.constantFrom('2025-01-31', '-12.5', '0'),
          to: fc.constantFrom('', '2026-12-31', '1234.5'),
        }),
        { selector: (one) => one.position, maxLength: 3 },
      ),
      page: fc.integer({ min: 1, max: 5000 }),
      showsAllColumns: fc.boolean(),
    });
    fc.assert(
      fc.property(address, (one) => {
        expect(readCaseListAddress(new URLSearchParams(writeCaseListAddress(one)))).toEqual(one);
      }),
    );
  });

  it('takes what it does not understand as not there', () => {
    const strange = new URLSearchParams(
      "q=%20&sortera=namn&ordning=upp&sida=-2&visa=x&k1=';DROP&kx=3&k2=&k3=12&fran1=snart&till1=&fran2=1+234,5&till9=31/10+2026",
    );
    expect(readCaseListAddress(strange)).toEqual({
      search: '',
      presence: 'present',
      sort: 'key',
      direction: 'asc',
      columns: [{ position: 3, is: 12 }],
      ranges: [
        { position: 2, from: '1234.5', to: '' },
        { position: 9, from: '', to: '2026-10-31' },
      ],
      page: 1,
      showsAllColumns: false,
    });
    expect(writeCaseListAddress(readCaseListAddress(new URLSearchParams()))).toBe('');
  });
});

describe('columnsToShow', () => {
  const column = (position: number, type: 'text' | 'gender' | 'date') => ({
    position,
    header: `K${position}`,
    type,
  });
  const columns = [
    column(0, 'gender'),
    column(1, 'text'),
    ...Array.from({ length: 10 }, (_, index) => column(index + 2, 'date')),
  ];

  it('shows at most eight that tell cases apart, or all', () => {
    expect(columnsToShow(columns, [{ position: 1 }], false).map((one) => one.position)).toEqual([
      2, 3, 4, 5, 6, 7, 8, 9,
    ]);
    expect(columnsToShow(columns, [{ position: 1 }, { position: 1 }], false)[0]?.position).toBe(1);
    expect(columnsToShow(columns, [], true)).toHaveLength(12);
  });
});
