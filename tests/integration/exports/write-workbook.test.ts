import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import type { Cell, Sheet } from '#app/features/exports/domain/sheet.ts';
import { tableSheet } from '#app/features/exports/domain/sheet.ts';
import { writeWorkbook } from '#app/features/exports/server/write-workbook.server.ts';
import { sheetXml } from '#tests/factories/read-zip.ts';

const properties = { title: 'Prov & mer', createdAt: '2026-11-02T08:00:00.000Z' };

async function write(sheets: Iterable<Sheet>): Promise<Buffer> {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  await writeWorkbook(stream, sheets, properties);
  return Buffer.concat(chunks);
}

it('stops when the reader has gone away', async () => {
  const stream = new PassThrough();
  let count = 0;
  function* rows(): Generator<Cell[]> {
    for (; count < 100_000; count += 1) {
      if (count === 1000) stream.destroy();
      yield [`rad ${count}`];
    }
  }
  stream.resume();
  await writeWorkbook(stream, [tableSheet('Rader', [{ header: 'Text', width: 20 }], rows())], properties);
  expect(count).toBeLessThan(2000);
});

it('lets others have their turn while it writes', async () => {
  const rows = Array.from({ length: 2000 }, (_, index): Cell[] => [index]);
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 0);
  await write([tableSheet('Rader', [{ header: 'Tal', width: 10 }], rows)]);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(3);
});

it('writes every kind of cell as what it is', async () => {
  const row: Cell[] = [
    '=1+1',
    1234.5,
    null,
    { kind: 'share', value: 0.8 },
    { kind: 'date', on: '2026-10-31' },
    { kind: 'instant', at: '2026-07-01T22:30:00Z' },
    { kind: 'ticket', value: 0.0012131640976883098 },
  ];
  const headers = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((header) => ({ header, width: 10 }));
  const xml = sheetXml(await write([tableSheet('Celler', headers, [row])])).get('Celler') ?? '';
  const cell = (reference: string) =>
    new RegExp(`<c r="${reference}"[^>]*?(?:/>|>(.*?)</c>)`).exec(xml)?.[0] ?? '';
  expect(cell('A2')).toMatch(/t="str"><v>=1\+1<\/v>/);
  expect(cell('B2')).toContain('<v>1234.5</v>');
  expect(cell('C2')).not.toContain('<v>');
  expect(cell('D2')).toContain('<v>0.8</v>');
  // Days since 1899-12-30; the instant is half past midnight on 2 July on a Swedish wall.
  expect(cell('E2')).toContain('<v>46326</v>');
  expect(Number(/<v>(.*)<\/v>/.exec(cell('F2'))?.[1])).toBeCloseTo(46205 + 0.5 / 24, 8);
  expect(cell('G2')).toContain('<v>0.0012131640976883098</v>');
  expect(xml).toContain('Prov &amp;&amp; mer');
});
