import { readFileSync } from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { suggestColumns } from '#app/features/cases/domain/column-suggestion.ts';
import { initialMapping } from '#app/features/cases/domain/import-mapping.ts';
import { readCases } from '#app/features/cases/domain/read-cases.ts';
import { readTable } from '#app/features/cases/server/read-table.server.ts';

const projectRoot = path.resolve(import.meta.dirname, '../../..');
const fixture = (name: string) => readFileSync(path.join(projectRoot, 'tests/fixtures/registers', name));
const read = (bytes: Buffer | string) => readTable(Buffer.from(bytes), { projectRoot });

async function tableOf(bytes: Buffer | string) {
  const table = await read(bytes);
  if (!table.ok) throw new Error(JSON.stringify(table.error));
  return table.value;
}

async function workbook(build: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  build(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('the shared registers', () => {
  it.each([
    ['placeringar-2026-10-31', 211, 'windows-1252'],
    ['bistandsbeslut-2020', 2180, 'utf-8'],
  ])('%s gives the same %i cases as csv (%s) and as xlsx', async (name, count, encoding) => {
    const csv = await tableOf(fixture(`${name}.csv`));
    const xlsx = await tableOf(fixture(`${name}.xlsx`));
    expect(csv.source).toEqual({ kind: 'csv', headerRowNumber: 1, encoding, delimiter: ';' });
    expect(xlsx.source).toMatchObject({ kind: 'xlsx', headerRowNumber: 3 });
    const casesOf = (table: typeof csv) => {
      const cases = readCases(table, initialMapping(suggestColumns(table), undefined, 'asIs'), {
        keyHandling: 'asIs',
        pseudonymKey: undefined,
        todayOn: '2026-11-21',
      });
      if (!cases.ok) throw new Error(JSON.stringify(cases.error));
      return {
        columns: cases.value.columns,
        rows: cases.value.rows.map(({ key, values }) => ({ key, values })),
      };
    };
    const cases = casesOf(csv);
    expect(cases.rows).toHaveLength(count);
    expect(casesOf(xlsx)).toEqual(cases);
    // xlsx has a title and an empty row above: its rows stand two further down.
    expect(xlsx.rows.map((row) => row.rowNumber - 2)).toEqual(csv.rows.map((row) => row.rowNumber));
    const text = JSON.stringify(cases);
    for (const row of csv.rows) expect(text).not.toContain(row.cells[1]);
  });

  it('reads what stands in the file, letter by letter', async () => {
    const { headers, rows } = await tableOf(fixture('placeringar-2026-10-31.csv'));
    expect(headers).toHaveLength(18);
    expect(rows[0]?.cells.slice(0, 6)).toEqual([
      '2024-1007',
      '20240616-2384',
      'Ines Dahl',
      'Flicka',
      'Barn och unga 2',
      'Ingrid Mårtensson',
    ]);
  });
});

describe('text files', () => {
  const text = 'Nr;Ort;Anm\r\n1;Åmål;"rad 1\r\nrad 2; ""x"""\r\n\r\n2;Öckerö;€‘–\r\n';
  const expected = [
    { rowNumber: 2, cells: ['1', 'Åmål', 'rad 1\nrad 2; "x"'] },
    { rowNumber: 4, cells: ['2', 'Öckerö', '€‘–'] },
  ];

  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\uFEFF${text}`)],
    ['windows-1252', iconv.encode(text, 'windows-1252')],
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(text, 'utf-16le')])],
    ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), iconv.encode(text, 'utf-16be')])],
  ])('are read as %s', async (encoding, bytes) => {
    const table = await tableOf(bytes);
    expect(table.source.encoding).toBe(encoding);
    expect(table.headers).toEqual(['Nr', 'Ort', 'Anm']);
    expect(table.rows).toEqual(expected);
  });

  it('keep characters that straddle the places where the bytes are cut', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => `${index};${'åäö'.repeat(1 + (index % 5))}`);
    const table = await tableOf(`Nr;Text\n${rows.join('\n')}\n`);
    expect(table.rows).toHaveLength(60_000);
    expect(table.rows.every((row, index) => row.cells[1] === 'åäö'.repeat(1 + (index % 5)))).toBe(true);
  });

  it.each([
    [';', 'Nr;Tal;Namn\n1;4,5;a,b\n2;3,25;c\n'],
    [',', 'Nr,Tal,Namn\n1,4.5,a;b\n2,3.25,c\n'],
    ['\t', 'Nr\tTal\tNamn\n1\t4,5\ta;b\n2\t3,25\tc\n'],
    ['|', 'Nr|Tal|Namn\n1|4,5|a\n2|3,25|c\n'],
    [',', '"Nr","Tal","Namn"\n"1","4,5","a;b;c"\n"2","3,25","c;d;e"\n'],
    [',', 'sep=,\nNr,Tal,Namn\n1,2,3\n'],
    [';', 'Uttag 2026, alla enheter, klart\nNr;Tal;Namn\n1;2;3\n2;3;4\n3;4;5\n4;5;6\n'],
  ])('divided by %j are recognised', async (delimiter, content) => {
    const table = await tableOf(content);
    expect(table.source.delimiter).toBe(delimiter);
    expect(table.headers).toEqual(['Nr', 'Tal', 'Namn']);
  });

  it('do not count the line that only tells Excel the separator', async () => {
    const table = await tableOf('sep=;\nNr;Tal\n7;8\n');
    expect(table.rows).toEqual([{ rowNumber: 2, cells: ['7', '8'] }]);
  });

  it('may hold quotes inside fields without quotes', async () => {
    const table = await tableOf('Nr;Text\n1;kallad "Kalle" hemma\n');
    expect(table.rows[0]?.cells[1]).toBe('kallad "Kalle" hemma');
  });
});

describe('workbooks', () => {
  it('give civil dates, clock times only where there are any, numbers in Swedish and nothing trimmed away inside', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('Tom');
      const sheet = book.addWorksheet('Ärenden');
      sheet.addRow(['Uttag']);
      sheet.addRow([]);
      sheet.addRow(['Nr', 'Datum', 'Tid', 'Tal', 'Akut', 'Kvot']);
      sheet.addRow([
        '0012',
        new Date('2026-10-31T00:00:00Z'),
        new Date('2026-10-31T13:45:00Z'),
        7.5,
        true,
        0.1 + 0.2,
      ]);
      sheet.addRow([13, new Date('1950-01-01T00:00:00Z'), null, 20241007, false, '']);
      sheet.getColumn(2).numFmt = 'yyyy-mm-dd';
      sheet.getColumn(3).numFmt = 'yyyy-mm-dd hh:mm';
    });
    const table = await tableOf(bytes);
    expect(table.source).toEqual({
      kind: 'xlsx',
      sheetName: 'Ärenden',
      sheets: [{ name: 'Ärenden', rowCount: 4, columnCount: 6, isHidden: false }],
      headerRowNumber: 3,
    });
    expect(table.rows).toEqual([
      { rowNumber: 4, cells: ['0012', '2026-10-31', '2026-10-31 13:45', '7,5', 'Ja', '0,3'] },
      { rowNumber: 5, cells: ['13', '1950-01-01', '', '20241007', 'Nej', ''] },
    ]);
  });
});
