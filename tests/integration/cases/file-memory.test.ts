import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Repeating, repeatingZip } from '#tests/factories/repeating-zip.ts';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('./read-one-file.ts', import.meta.url));
const MEGABYTE = 1024 * 1024;
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'aktsam-memory-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Reads the file in a process of its own, for the peak of memory is a process's. */
async function read(bytes: Buffer): Promise<{ outcome: string; megabytes: number }> {
  const file = path.join(folder, 'fil');
  writeFileSync(file, bytes);
  const { stdout } = await run(process.execPath, ['--import', 'tsx', SCRIPT, file]);
  return JSON.parse(stdout);
}

/** A workbook of one sheet, where the rows and the shared texts may come again and again. */
function workbook(sheet: Repeating, texts: Repeating = {}): Buffer {
  return repeatingZip({
    'xl/workbook.xml': {
      head: `<workbook xmlns:r="${RELATION}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    'xl/_rels/workbook.xml.rels': {
      head: `<Relationships><Relationship Id="rId1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATION}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    'xl/sharedStrings.xml': { head: '<sst>', tail: '</sst>', ...texts },
    'xl/worksheets/sheet1.xml': {
      head: '<worksheet><sheetData>',
      tail: '</sheetData></worksheet>',
      ...sheet,
    },
  });
}

const wideRow = `<row>${'<c><v>7</v></c>'.repeat(200)}</row>`;
const million = `${';'.repeat(999_999)}\n`;

// What is asked for is that no file, however it is made, takes much more than the largest register there may be.
const FILES: [string, () => Buffer, string, number][] = [
  [
    'a part that unpacks to a gigabyte and says it does not',
    () => workbook({ again: 'a', times: 1024 * MEGABYTE, claimedSize: 1000 }),
    'damaged',
    300,
  ],
  [
    'one text in 39 million pieces',
    () => workbook({}, { head: '<sst><si><t>', again: 'a<b/>', times: 39_000_000, tail: '</t></si></sst>' }),
    'unpacks_too_large',
    1500,
  ],
  [
    'eleven million shared texts',
    () => workbook({}, { again: '<si><t>a</t></si>', times: 11_000_000 }),
    'too_many_cells',
    1000,
  ],
  [
    'shared texts of 190 megabytes',
    () => workbook({}, { again: `<si><t>${'a'.repeat(10_000)}</t></si>`, times: 19_000 }),
    'too_much_text',
    1000,
  ],
  [
    'sixty thousand rows of 200 columns',
    () => workbook({ again: wideRow, times: 60_000 }),
    'too_many_cells',
    1000,
  ],
  ['one line of 50 megabytes', () => Buffer.alloc(50 * MEGABYTE, 'K;'), 'too_many_columns', 300],
  ['one field of 50 megabytes', () => Buffer.alloc(50 * MEGABYTE, 'K'), 'quote_not_closed', 300],
  [
    'fifty rows of a million empty fields',
    () => Buffer.from(`A;B;C\n1;2;3\n${million.repeat(50)}`),
    'too_many_fields',
    300,
  ],
  [
    '190,000 rows of 255 empty fields',
    () => Buffer.from(`A;B;C\n1;2;3\n${`${';'.repeat(254)}\n`.repeat(190_000)}`),
    '1 rows',
    500,
  ],
];

describe('the memory a file takes', () => {
  it.each(FILES)('stays within bounds: %s', { timeout: 300_000 }, async (_what, make, outcome, most) => {
    const result = await read(make());
    expect(result.outcome).toBe(outcome);
    expect(result.megabytes).toBeLessThan(most);
  });
});
