import { describe, expect, it } from 'vitest';
import { protocolWorkbook } from '#app/features/exports/server/sheets/protocol-workbook.server.ts';
import { makeProtocol } from '#tests/factories/protocol-file.ts';

const rows = Array.from({ length: 30 }, (_, index) => ({ key: `2026-${index + 100}`, attributes: {} }));
const { protocol } = makeProtocol({
  rows,
  design: { allocation: { kind: 'whole', size: 5 }, quotas: [] },
  seed: 'ek+alm',
  replaced: [0, 2],
  extendedTo: 8,
});
const [first, second] = protocol.dragningar;
if (!first || !second) throw new Error('nothing drawn');
first.fröetsSlag = 'tvåDelar';
first.fröetsDelar = [
  { person: 'Per Kvist', del: 'ek', tid: '2026-11-02T08:05:00.000Z' },
  { person: 'Maria Chef', del: 'alm', tid: '2026-11-02T08:10:00.000Z' },
];
const workbook = protocolWorkbook(protocol, 7);

/** The cells of a sheet's table, a list a row. */
function table(name: string): unknown[][] {
  const sheet = [...workbook.sheets].find((one) => one.name === name);
  const block = [...(sheet?.blocks ?? [])].find(({ kind }) => kind === 'table');
  if (block?.kind !== 'table') throw new Error(`${name} has no table`);
  return [[...block.headers], ...[...block.rows].map((row) => [...row])];
}

describe('the protocol as a workbook', () => {
  it('tells the replacements of every draw, with the number of the draw', () => {
    const [header, ...replaced] = table('Ersättningar');
    expect(header?.slice(0, 3)).toEqual(['Dragning', 'Ersatt ärende', 'Ersattes av']);
    expect(replaced.map((row) => row.slice(0, 3))).toEqual(
      protocol.dragningar.flatMap(({ nummer, ersättningar }) =>
        ersättningar.map(({ ersatt, ersättare }) => [nummer, ersatt, ersättare]),
      ),
    );
    expect(new Set(replaced.map(([number]) => number))).toEqual(new Set([1, 2]));
  });

  it('tells what the seed of an earlier draw was made of, by whom and when', () => {
    const [header = [], ...earlier] = table('Tidigare dragningar');
    const column = header.indexOf('Vad fröet gjordes av');
    expect(new Set(earlier.map((row) => row[column]))).toEqual(
      new Set([
        'Fröets del 1: ek (Per Kvist, 2026-11-02 09.05). Fröets del 2: alm (Maria Chef, 2026-11-02 09.10)',
      ]),
    );
    expect(earlier).toHaveLength(first.dragnaÄrenden.length);
  });
});
