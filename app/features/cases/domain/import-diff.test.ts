import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseId, UnitId } from '#app/shared/domain/ids.ts';
import { layOutColumns, placeValues, readFacts } from './column-layout.ts';
import { diffCases, type IncomingCase, type StoredCase } from './import-diff.ts';
import { matchUnits } from './unit-match.ts';

const unit = (number: number) => number as UnitId;
const columns = [
  { position: 0, header: 'Enhet', type: 'unit' },
  { position: 1, header: 'Från', type: 'date' },
] as const;
const content = { unitId: unit(1), caseWorker: null, coWorker: null, isProtected: false };
const stored = (key: string, values: string[], isGone = false): StoredCase => ({
  ...content,
  id: key.length as CaseId,
  key,
  values,
  isGone,
});
const incoming = (key: string, values: string[], more: Partial<IncomingCase> = {}): IncomingCase => ({
  ...content,
  key,
  values,
  rowNumber: 2,
  ...more,
});
const move = (from: UnitId, to: UnitId) => ({ header: 'Enhet', from: String(from), to: String(to) });

describe('diffCases', () => {
  it('tells new, changed, returned, unchanged and gone apart', () => {
    const diff = diffCases(
      columns,
      [
        stored('same', ['A', '']),
        stored('old', ['A', '2026-01-01']),
        stored('left', ['A', '']),
        stored('back', ['A', ''], true),
        stored('long gone', ['A', ''], true),
      ],
      [
        incoming('same', ['A', '']),
        incoming('old', ['A', '2026-02-01']),
        incoming('back', ['B', '']),
        incoming('new', ['A', '']),
      ],
      move,
    );
    expect(diff.added.map((one) => one.key)).toEqual(['new']);
    expect(diff.changed).toMatchObject([
      { stored: { key: 'old' }, changes: [{ header: 'Från', from: '2026-01-01', to: '2026-02-01' }] },
    ]);
    expect(diff.returned).toMatchObject([
      { stored: { key: 'back' }, changes: [{ header: 'Enhet', from: 'A', to: 'B' }] },
    ]);
    expect(diff.gone.map((one) => one.key)).toEqual(['left']);
    expect(diff.kept.map((one) => one.key)).toEqual(['same', 'long gone']);
    expect(diff.unchangedCount).toBe(1);
    expect(diff.isEmpty).toBe(false);
  });

  it('sees a case that moves to another unit though its cells are the same', () => {
    const diff = diffCases(
      columns,
      [stored('a', ['A', ''])],
      [incoming('a', ['A', ''], { unitId: unit(2) })],
      move,
    );
    expect(diff.changed[0]?.changes).toEqual([{ header: 'Enhet', from: '1', to: '2' }]);
  });

  it('rereads a case whose cells mean something new, without calling it changed', () => {
    const diff = diffCases(
      columns,
      [stored('a', ['A', ''])],
      [incoming('a', ['A', ''], { caseWorker: 'A' })],
      move,
    );
    expect(diff).toMatchObject({
      changed: [],
      reread: [{ stored: { key: 'a' } }],
      unchangedCount: 1,
      isEmpty: false,
    });
  });

  it('finds nothing in what it has just written, whatever the register and the file were', () => {
    const cells = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      values: fc.tuple(fc.string(), fc.string()),
    });
    const list = fc.uniqueArray(cells, { selector: (one) => one.key });
    fc.assert(
      fc.property(
        list,
        list,
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        (before, file, gone) => {
          const register = before.map((one, index) => stored(one.key, one.values, gone[index]));
          const rows = file.map((one) => incoming(one.key, one.values));
          const first = diffCases(columns, register, rows, move);
          expect(
            first.added.length + first.changed.length + first.returned.length + first.unchangedCount,
          ).toBe(rows.length);
          const after = [
            ...rows.map((one) => stored(one.key, [...one.values])),
            ...register
              .filter((one) => !rows.some((row) => row.key === one.key))
              .map((one) => ({ ...one, isGone: true })),
          ];
          expect(diffCases(columns, after, rows, move)).toMatchObject({
            isEmpty: true,
            unchangedCount: rows.length,
          });
        },
      ),
    );
  });
});

describe('layOutColumns', () => {
  it('keeps positions, adds new columns last and says which are emptied', () => {
    const layout = layOutColumns(columns, [
      { header: 'Lagrum', type: 'text', isKept: true },
      { header: 'ENHET', type: 'text', isKept: true },
    ]);
    expect(layout.columns).toEqual([
      { position: 0, header: 'Enhet', type: 'text' },
      { position: 1, header: 'Från', type: 'date' },
      { position: 2, header: 'Lagrum', type: 'text' },
    ]);
    expect(layout.emptied.map((column) => column.header)).toEqual(['Från']);
    expect(layout.added.map((column) => column.header)).toEqual(['Lagrum']);
    expect(placeValues(layout, ['SoL', 'Unga'])).toEqual(['Unga', '', 'SoL']);
    expect(layout.isChanged).toBe(true);
  });

  it('is not changed by the same columns in another order', () => {
    const kept = [...columns].reverse().map(({ header, type }) => ({ header, type, isKept: true }));
    const layout = layOutColumns(columns, kept);
    expect(layout.isChanged).toBe(false);
    expect(placeValues(layout, ['2026-01-01', 'Unga'])).toEqual(['Unga', '2026-01-01']);
  });

  it('reads the facts by the types of the columns', () => {
    const typed = [
      { position: 0, header: 'A', type: 'coWorker' },
      { position: 1, header: 'B', type: 'protectedIdentity' },
      { position: 2, header: 'C', type: 'coWorker' },
      { position: 3, header: 'D', type: 'caseWorker' },
    ] as const;
    expect(readFacts(typed, ['Petra', 'Sekretess', 'Rania', ''])).toEqual({
      unitName: '',
      caseWorker: null,
      coWorker: 'Petra; Rania',
      isProtected: true,
    });
  });
});

describe('matchUnits', () => {
  const units = [
    { id: unit(1), name: 'Barn och familj' },
    { id: unit(2), name: 'Barn och unga 2' },
    { id: unit(3), name: 'Jour' },
    { id: unit(4), name: 'jour' },
  ];

  it('matches without case and spaces, and gives the rest to the own unit with a count', () => {
    const match = matchUnits(['BARN och  unga 2 ', 'Okänd', 'Okänd', 'Jour', ''], units, unit(1), new Map());
    expect(match.unitOf('BARN och  unga 2 ')).toBe(2);
    expect(match.unitOf('Okänd')).toBe(1);
    expect(match.unitOf('')).toBe(1);
    expect(match.unmatched).toEqual([
      { name: 'Okänd', rowCount: 2 },
      { name: 'Jour', rowCount: 1 },
    ]);
  });
});
