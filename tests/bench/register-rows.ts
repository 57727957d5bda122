import { PassThrough } from 'node:stream';
import exceljs from 'exceljs';

const HEADINGS =
  'Ärendenummer;Personnummer;Namn;Kön;Enhet;Handläggare;Familjehemssekreterare;Insats;Placeringsform;Lagrum;Placering fr.o.m.;Placering t.o.m.;Senaste övervägande;Föregående övervägande;Vårdplan upprättad;Genomförandeplan upprättad;Genomförandeplan reviderad;Skyddade personuppgifter';

/** A placements register of the shared register's shape: headings and rows of 18 columns, of which two are personal data. */
export function makeRows(count: number): string[][] {
  const forms = ['Familjehem', 'Nätverkshem', 'Jourhem', 'HVB', 'Stödboende', 'SiS-institution'];
  const date = (seed: number) => new Date(Date.UTC(2019, 0, 1 + (seed % 2800))).toISOString().slice(0, 10);
  const rows = Array.from({ length: count }, (_, index) => [
    `2026-${String(index * 7).padStart(7, '0')}`,
    '20240616-2384',
    `Namn Namnsson${index % 500}`,
    index % 2 ? 'Flicka' : 'Pojke',
    `Barn och unga ${1 + (index % 2)}`,
    `Handläggare ${index % 40}`,
    index % 3 ? `Sekreterare ${index % 9}` : '',
    'Placering',
    forms[index % 6] ?? '',
    index % 4 ? 'SoL' : 'LVU 2 §',
    ...[1, 3, 5, 7, 11, 13, 17].map((step) => (index % (step + 3) === 0 ? '' : date(index * step))),
    index % 60 ? '' : 'Ja',
  ]);
  return [HEADINGS.split(';'), ...rows];
}

export function csvOf(rows: readonly string[][]): Buffer {
  return Buffer.from(`${rows.map((row) => row.join(';')).join('\r\n')}\r\n`);
}

/** A workbook of the rows with real dates, as a case system writes one. */
export async function xlsxOf(rows: readonly string[][]): Promise<Buffer> {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: true,
  });
  const sheet = workbook.addWorksheet('Ärenden');
  for (const row of rows) {
    const cells = row.map((cell) => (/^\d{4}-\d\d-\d\d$/.test(cell) ? new Date(`${cell}T00:00:00Z`) : cell));
    sheet.addRow(cells).commit();
  }
  sheet.commit();
  await workbook.commit();
  return Buffer.concat(chunks);
}
