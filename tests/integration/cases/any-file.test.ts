import { readFileSync } from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { cleanCell } from '#app/features/cases/domain/cell-text.ts';
import { readPastedTable, readTable } from '#app/features/cases/server/read-table.server.ts';

const projectRoot = path.resolve(import.meta.dirname, '../../..');
const workbook = readFileSync(path.join(projectRoot, 'tests/fixtures/awkward/libreoffice.xlsx'));
const text = readFileSync(path.join(projectRoot, 'tests/fixtures/awkward/libreoffice-bar-utf-8.csv'));

// What files hold in their cells: no control characters but tabs and line breaks, no halves of characters.
const cell = fc
  .string({ unit: 'binary', maxLength: 20 })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
  .map((one) => one.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, ''));
const HEADINGS = ['Ärendenummer', 'Ort', 'Anteckning'];
const table = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 99_999 }).map((n) => `K-${n}`),
    cell,
    cell,
  ),
  {
    minLength: 1,
    maxLength: 12,
  },
);

const quoted = (one: string) => `"${one.replaceAll('"', '""')}"`;
const cellsOf = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map(cleanCell));

describe('any table', () => {
  it.each([
    [';', '\r\n', 'utf-8'],
    [',', '\n', 'utf-8'],
    ['\t', '\r', 'utf-16le'],
    ['|', '\n', 'utf-16be'],
  ])(
    'comes back cell by cell from text divided by %j with %j in %s',
    async (delimiter, lineEnd, encoding) => {
      await fc.assert(
        fc.asyncProperty(table, async (rows) => {
          const lines = [HEADINGS, ...rows].map((row) => row.map(quoted).join(delimiter));
          const bytes = iconv.encode(lines.join(lineEnd) + lineEnd, encoding, { addBOM: true });
          const read = await readTable(bytes, { projectRoot });
          if (!read.ok) throw new Error(JSON.stringify(read.error));
          expect(read.value.headers).toEqual(HEADINGS);
          expect(read.value.rows.map((row) => row.cells)).toEqual(cellsOf(rows));
        }),
        { numRuns: 40 },
      );
    },
  );

  it('comes back cell by cell from the clipboard', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const needsQuotes = /["\t\r\n]/;
        const lines = [HEADINGS, ...rows].map((row) =>
          row.map((one) => (needsQuotes.test(one) ? quoted(one) : one)).join('\t'),
        );
        const read = await readPastedTable(lines.join('\r\n'));
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        expect(read.value.rows.map((row) => row.cells)).toEqual(cellsOf(rows));
      }),
      { numRuns: 40 },
    );
  });

  it('comes back cell by cell from a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const book = new ExcelJS.Workbook();
        const sheet = book.addWorksheet('Blad1');
        for (const row of [HEADINGS, ...rows]) sheet.addRow(row);
        const read = await readTable(Buffer.from(await book.xlsx.writeBuffer()), { projectRoot });
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        expect(read.value.headers).toEqual(HEADINGS);
        expect(read.value.rows.map((row) => row.cells)).toEqual(cellsOf(rows));
      }),
      { numRuns: 15 },
    );
  });
});

describe('any damage', () => {
  const damage = fc.record({
    changes: fc.array(
      fc.tuple(fc.double({ min: 0, max: 0.9999, noNaN: true }), fc.integer({ min: 0, max: 255 })),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
    kept: fc.double({ min: 0.05, max: 1, noNaN: true }),
    isCut: fc.boolean(),
  });
  const damaged = (
    bytes: Buffer,
    { changes, kept, isCut }: typeof damage extends fc.Arbitrary<infer T> ? T : never,
  ) => {
    const copy = Buffer.from(bytes.subarray(0, isCut ? Math.ceil(bytes.length * kept) : bytes.length));
    for (const [place, byte] of changes) copy[Math.floor(place * copy.length)] = byte;
    return copy;
  };

  it('to a workbook ends in a reason, or in the same cells', async () => {
    const whole = await readTable(workbook, { projectRoot });
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const read = await readTable(damaged(workbook, how), { projectRoot });
        if (read.ok) expect(read.value.rows).toEqual(whole.ok && whole.value.rows);
        else expect(read.error.kind).toMatch(/^[a-z_]+$/);
      }),
      { numRuns: 60 },
    );
  });

  it('to a text never throws', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const read = await readTable(damaged(text, how), { projectRoot });
        expect(read.ok ? 'read' : read.error.kind).toMatch(/^[a-z_]+$/);
      }),
      { numRuns: 200 },
    );
  });

  it('nor do any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const read = await readTable(Buffer.from(bytes), { projectRoot });
        expect(read.ok ? 'read' : read.error.kind).toMatch(/^[a-z_]+$/);
      }),
      { numRuns: 200 },
    );
  });
});
