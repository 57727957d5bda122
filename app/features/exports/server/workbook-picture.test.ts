import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { readZip } from '#tests/factories/read-zip.ts';
import type { Sheet } from '../domain/sheet.ts';
import { writeWorkbook } from './write-workbook.server.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);
const sheet = (name: string): Sheet => ({
  name,
  widths: [20, 10],
  blocks: [
    { kind: 'table', isMain: true, headers: ['Fråga', 'Antal'], rows: [['Möte', 3]] },
    { kind: 'picture', png, width: 300, height: 90, alt: 'Andel "ja" & mer' },
  ],
});

async function write(sheets: Sheet[]): Promise<Buffer> {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  await writeWorkbook(stream, sheets, { title: 'Prov', createdAt: '2026-11-02T08:00:00.000Z' });
  return Buffer.concat(chunks);
}

it('puts a picture with a text of its own under the table of each sheet, and the same file twice', async () => {
  const bytes = await write([sheet('Ett'), sheet('Två')]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as never);
  for (const name of ['Ett', 'Två']) {
    const worksheet = workbook.getWorksheet(name);
    const [image] = worksheet?.getImages() ?? [];
    // The header, a row and an empty one come first.
    expect(image?.range.tl.nativeRow).toBe(3);
    expect(worksheet?.getCell('A2').value).toBe('Möte');
    const medium = workbook.getImage(Number(image?.imageId));
    expect(Buffer.from(medium.buffer as never).equals(png)).toBe(true);
  }
  const parts = readZip(bytes);
  expect(parts.get('xl/drawings/drawing2.xml')).toContain('descr="Andel &quot;ja&quot; &amp; mer"');
  expect(parts.get('[Content_Types].xml')?.match(/drawing\+xml/g)).toHaveLength(2);
  expect((await write([sheet('Ett'), sheet('Två')])).equals(bytes)).toBe(true);
});
