import { readFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FileProblem } from '#app/features/cases/domain/file-problem.ts';
import { oneAtATime } from '#app/features/cases/server/one-at-a-time.server.ts';
import { readTable } from '#app/features/cases/server/read-table.server.ts';
import { fileProblemInWords } from '#app/features/cases/ui/file-problem-words.ts';
import { processorTimeSince } from '#tests/factories/processor-time.ts';

const projectRoot = path.resolve(import.meta.dirname, '../../..');
const workbook = readFileSync(path.join(projectRoot, 'tests/fixtures/registers/placeringar-2026-10-31.xlsx'));
const csv = readFileSync(path.join(projectRoot, 'tests/fixtures/registers/placeringar-2026-10-31.csv'));
const ole = (name: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(name, 'utf16le')]);

/** A zip with the sizes one likes to claim. */
function zip(entries: Record<string, { content: Buffer; claimedSize?: number }>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, { content, claimedSize }] of Object.entries(entries)) {
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimedSize ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), fields, Buffer.from(name), packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, tail, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const text = (content: string) => ({ content: Buffer.from(content) });

const BAD: [string, Buffer, FileProblem['kind']][] = [
  ['an empty file', Buffer.alloc(0), 'empty_file'],
  ['only line breaks', Buffer.from('\r\n\r\n'), 'empty_file'],
  ['the old Excel format', ole('Workbook'), 'old_excel'],
  ['a workbook with a password', ole('EncryptedPackage'), 'encrypted'],
  ['another OLE file', ole('WordDocument'), 'other_document'],
  [
    'a Word document',
    zip({ '[Content_Types].xml': text('<x/>'), 'word/document.xml': text('<x/>') }),
    'other_document',
  ],
  ['an OpenDocument', zip({ mimetype: text('x'), 'content.xml': text('<x/>') }), 'other_document'],
  ['a zip of something else', zip({ 'a.csv': text('Nr;Ort\n1;A\n') }), 'other_document'],
  ['an empty zip', zip({}), 'other_document'],
  ['a binary workbook', zip({ 'xl/workbook.bin': text('x') }), 'binary_excel'],
  ['half a workbook', workbook.subarray(0, workbook.length / 2), 'damaged'],
  ['a workbook without its sheets', zip({ 'xl/workbook.xml': text('<workbook/>') }), 'damaged'],
  ['a pdf', Buffer.from('%PDF-1.7\n%âãÏÓ'), 'other_document'],
  ['a web page named .xls', Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), 'other_document'],
  ['NUL bytes', Buffer.from('Nr;Ort\n1;A\u0000B\n'), 'other_document'],
  ['noise', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)), 'other_document'],
  ['half a text file', csv.subarray(0, 20_000), 'last_row_cut'],
  ['a quote without end', Buffer.from('Nr;Ort\n1;A\n2;"B\n3;C\n'), 'quote_not_closed'],
  ['no headings', Buffer.from('1;2026-10-31\n2;2026-10-30\n'), 'no_header_row'],
  ['headings only', Buffer.from('Nr;Ort\n'), 'no_rows'],
  ['a separator in a field', Buffer.from('Nr;Ort\n1;A\n2;B;C\n'), 'row_too_long'],
  [
    'too many columns',
    Buffer.from(
      `${Array.from({ length: 201 }, (_, index) => `K${index}x`).join(';')}\n${'1;'.repeat(200)}1\n`,
    ),
    'too_many_columns',
  ],
  [
    'a row of a thousand empty fields and one',
    Buffer.from(`A;B;C\n1;2;3\n${';'.repeat(1000)}\n`),
    'too_many_fields',
  ],
  ['too many rows', Buffer.from(`Nr;Ort\n${'1;A\n'.repeat(200_100)}`), 'too_many_rows'],
  ['a file too large', Buffer.alloc(51 * 1024 * 1024, 'a;b\n'), 'file_too_large'],
  [
    'a workbook that says it unpacks to too much',
    zip({ 'xl/workbook.xml': { content: Buffer.from('<x/>'), claimedSize: 3_000_000_000 } }),
    'unpacks_too_large',
  ],
  [
    'a workbook that unpacks to more than it says',
    zip({
      'xl/workbook.xml': text('<workbook/>'),
      'xl/worksheets/sheet1.xml': { content: Buffer.alloc(30_000_000), claimedSize: 1000 },
    }),
    'damaged',
  ],
  [
    'a zip of very many files',
    zip(Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`xl/${index}`, text('')]))),
    'unpacks_too_large',
  ],
];

describe('files that are no register', () => {
  it.each(BAD)('%s is refused with words', async (_name, bytes, kind) => {
    const before = process.cpuUsage();
    const result = await readTable(bytes, { projectRoot });
    expect(result).toMatchObject({ ok: false, error: { kind } });
    expect(processorTimeSince(before)).toBeLessThan(5000);
    const words = result.ok ? '' : fileProblemInWords(result.error);
    expect(words).toMatch(/^[A-ZÅÄÖ].*\. Inget har lästs in\.$/);
  });

  it('stops a workbook whose row numbers would fill the memory', async () => {
    const result = await readSheet(
      '<row r="900000000"><c r="A900000000" t="inlineStr"><is><t>x</t></is></c></row>',
    );
    expect(result).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  });

  const far = (row: string, cell: string) =>
    `<row r="1"><c r="A1" t="inlineStr"><is><t>Nr</t></is></c></row><row ${row}><c ${cell} t="inlineStr"><is><t>x</t></is></c></row>`;

  it.each([
    ['the last cell Excel has', far('r="1048576"', 'r="XFD1048576"'), 'too_many_columns'],
    ['a cell far to the right', far('r="150000"', 'r="XFD150000"'), 'too_many_columns'],
    ['the 201st column', far('r="2"', 'r="GS2"'), 'too_many_columns'],
    ['other quotes and line breaks', far("r='9'", "s='1'\n r='XFD9'"), 'too_many_columns'],
    // The parser drops an attribute with spaces around its sign: the cell would land in the wrong column.
    ['spaces that hide a reference', far('r="9"', 'r = "XFD9"'), 'damaged'],
    ['a row far down', far('r="1048576"', 'r="B1048576"'), 'too_many_rows'],
    ['a row that no sheet has', far('r="1048577"', 'r="B1048577"'), 'damaged'],
    ['a reference in disguise', far('r="2"', 'r="XF&#68;2"'), 'too_many_columns'],
    ['a column that no sheet has', far('r="2"', 'r="XFE2"'), 'damaged'],
    ['rows in the wrong order', far('r="1"', 'r="A1"'), 'damaged'],
  ])('refuses %s at once', async (_what, rows, kind) => {
    const before = process.cpuUsage();
    expect(await readSheet(rows)).toMatchObject({ ok: false, error: { kind } });
    expect(processorTimeSince(before)).toBeLessThan(5000);
  });

  it('reads a workbook with empty cells far out and a reference in a text', async () => {
    const text = (reference: string, content: string) =>
      `<c r="${reference}" t="inlineStr"><is><t>${content}</t></is></c>`;
    const result = await readSheet(
      `<row r="1">${text('A1', 'Nr')}${text('GR1', 'Ort')}<c r="XFD1"></c></row>
       <row r="2">${text('A2', ' r="XFD1048576" och r="A9&amp;"')}<c r="AMJ2" t="n"/></row>
       <row r="1048576"><c r="A1048576" t="n"/></row>`,
    );
    expect(result).toMatchObject({
      ok: true,
      value: { headers: ['Nr', 'Ort'], rows: [{ rowNumber: 2, cells: ['r="XFD1048576" och r="A9&"', ''] }] },
    });
  });

  it('does not let one long shared text become a hundred thousand', async () => {
    const long = 'å'.repeat(30_000);
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `<row><c t="s"><v>1</v></c><c><v>${index}</v></c></row>`,
    );
    const result = await readSheet(
      `<row><c t="s"><v>0</v></c><c t="s"><v>2</v></c></row>${rows.join('')}`,
      `<si><t>Text</t></si><si><t>${long}</t></si><si><t>Nr</t></si>`,
    );
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.rows).toHaveLength(20_000);
    expect(new Set(result.value.rows.map((row) => row.cells[0]))).toEqual(new Set([long]));
  });

  it('refuses a workbook of a hundred thousand merged areas, and reads one where they lie on each other', async () => {
    const table = '<row><c><v>1</v></c></row>';
    const merges = (count: number) =>
      `</sheetData><mergeCells>${'<mergeCell ref="A2:B9"/>'.repeat(count)}</mergeCells><sheetData>`;
    expect(await readSheet(`${table}${merges(100_001)}`)).toMatchObject({
      error: { kind: 'unpacks_too_large' },
    });
    const heading = '<row r="1"><c t="str"><v>Nr</v></c></row><row r="2"><c t="str"><v>x</v></c></row>';
    expect(await readSheet(`${heading}${merges(50_000)}`)).toMatchObject({ ok: true });
  });

  it.each([
    ['a shared text that is not there', '<row><c t="s"><v>7</v></c></row>', 'damaged'],
    ['cells before the first column', '<row><c r="1"><v>7</v></c></row>', 'damaged'],
    ['a row that is no number', '<row r="x"><c><v>7</v></c></row>', 'damaged'],
  ])('refuses %s', async (_what, rows, kind) => {
    expect(await readSheet(rows)).toMatchObject({ ok: false, error: { kind } });
  });

  it('takes a style that does not exist, and a number that is none, as they stand', async () => {
    const rows =
      '<row><c t="str"><v>Nr</v></c></row><row><c s="99"><v>7</v></c></row><row><c><v>sju</v></c></row>';
    expect(await readSheet(rows)).toMatchObject({ value: { rows: [{ cells: ['7'] }, { cells: ['sju'] }] } });
  });

  it('refuses a million columns of text without reading them all', async () => {
    const line = Array.from({ length: 1_000_000 }, (_, index) => `K${index}`).join(';');
    const result = await readTable(Buffer.from(`${line}\n${line}\n`), { projectRoot });
    expect(result).toEqual({ ok: false, error: { kind: 'too_many_columns', limit: 200 } });
  });

  it('reads a row of a thousand fields, and says which row has more', async () => {
    const rows = (count: number) => Buffer.from(`sep=;\nA;B;C\n1;2;3\n\n4;5;6${';'.repeat(count - 3)}\n`);
    expect(await readTable(rows(1000), { projectRoot })).toMatchObject({
      ok: true,
      value: { headers: ['A', 'B', 'C'], rows: [{ cells: ['1', '2', '3'] }, { cells: ['4', '5', '6'] }] },
    });
    const refused = await readTable(rows(1001), { projectRoot });
    expect(refused).toEqual({ ok: false, error: { kind: 'too_many_fields', rowNumber: 4, limit: 1000 } });
  });

  it('reads workbooks one at a time, and goes on after one that fails', async () => {
    const inTurn = oneAtATime();
    const seen: string[] = [];
    const work = (name: string, fails = false) =>
      inTurn(async () => {
        seen.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        seen.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const results = await Promise.allSettled([work('a'), work('b', true), work('c')]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });
});

/** A workbook of one sheet with these rows. */
function readSheet(rows: string, sharedTexts = '') {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const bytes = zip({
    'xl/workbook.xml': text(
      `<workbook xmlns:r="${relation}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': text(
      `<Relationships><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    'xl/sharedStrings.xml': text(`<sst>${sharedTexts}</sst>`),
    'xl/worksheets/sheet1.xml': text(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  });
  return readTable(bytes, { projectRoot });
}
