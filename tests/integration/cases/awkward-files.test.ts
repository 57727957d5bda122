import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileProblem } from '#app/features/cases/domain/file-problem.ts';
import type { ReadingChoices, TableSource } from '#app/features/cases/domain/raw-table.ts';
import { readPastedTable, readTable } from '#app/features/cases/server/read-table.server.ts';
import { fileProblemInWords } from '#app/features/cases/ui/file-problem-words.ts';
import { placeInWords, tableSourceInWords } from '#app/features/cases/ui/table-source-words.ts';

type Reading = {
  readonly choices?: ReadingChoices;
  readonly pasted?: true;
  readonly refused?: FileProblem;
  readonly source?: TableSource;
  readonly headers?: readonly string[];
  /** By row number: all of them. */
  readonly rows?: Readonly<Record<string, readonly string[]>>;
};
type Expectation = { readonly shows: string; readonly madeBy: string; readonly readings: readonly Reading[] };

const projectRoot = path.resolve(import.meta.dirname, '../../..');
const folder = path.join(projectRoot, 'tests/fixtures/awkward');
const expectations: Record<string, Expectation> = JSON.parse(
  readFileSync(path.join(folder, 'expectations.json'), 'utf8'),
);
const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => entry.name)
  .filter((name) => name !== 'README.md' && name !== 'expectations.json');
const readings = Object.entries(expectations).flatMap(([name, { readings: all }]) =>
  all.map((reading) => ({
    name,
    how: JSON.stringify(reading.choices ?? (reading.pasted ? 'pasted' : 'as it is')),
    reading,
  })),
);

describe('the awkward files', () => {
  it('all have an expectation, and there is none without a file', () => {
    expect(files.toSorted()).toEqual(Object.keys(expectations).toSorted());
    expect(files.length).toBeGreaterThanOrEqual(40);
  });

  it('are mostly made by other programs than ours, and all listed', () => {
    const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
    for (const [name, { madeBy, shows }] of Object.entries(expectations)) {
      expect(readme).toContain(`| ${name} | ${madeBy} | ${shows} |`);
    }
    const others = Object.values(expectations).filter(({ madeBy }) => madeBy !== 'by hand');
    expect(others.length).toBeGreaterThanOrEqual(40);
  });

  it.each(readings)('$name, $how', async ({ name, reading }) => {
    const bytes = readFileSync(path.join(folder, name));
    const result = reading.pasted
      ? await readPastedTable(bytes.toString())
      : await readTable(bytes, { projectRoot, ...reading.choices });
    if (reading.refused !== undefined) {
      expect(result).toEqual({ ok: false, error: reading.refused });
      return;
    }
    const { source, headers } = reading;
    const rows = Object.entries(reading.rows ?? {}).map(([number, cells]) => ({
      rowNumber: Number(number),
      cells,
    }));
    expect(result).toEqual({ ok: true, value: { source, headers, rows } });
  });
});

describe('what the person is told', () => {
  const wordsFor = (name: string, choices: ReadingChoices = {}) => {
    const found = expectations[name]?.readings.find(
      (one) => JSON.stringify(one.choices ?? {}) === JSON.stringify(choices),
    );
    if (found?.source === undefined) throw new Error(name);
    return tableSourceInWords(found.source);
  };

  it.each(readings.flatMap(({ name, reading }) => (reading.refused ? [{ name, reading }] : [])))(
    'is a reason in Swedish and what to do, for $name',
    ({ reading }) => {
      const from = reading.pasted ? 'pasted' : 'file';
      const words = reading.refused === undefined ? '' : fileProblemInWords(reading.refused, from);
      expect(words).toMatch(/^[A-ZÅÄÖ].*\. Inget har lästs in\.$/);
      if (reading.pasted) expect(words).not.toContain('Filen');
    },
  );

  it('is nothing where there is nothing to tell', () => {
    expect(wordsFor('libreoffice.xlsx')).toEqual([]);
    expect(wordsFor('utf-16-be.csv')).toEqual([]);
  });

  it.each([
    [
      'filtered-rows.xlsx',
      {},
      'Bladet har 2\u00a0dolda rader. Ett filter är på i arbetsboken. De är med, eftersom ett glömt filter annars tar bort ärenden utan att det märks.',
    ],
    [
      'hidden-columns.xlsx',
      { hidden: 'leaveOut' },
      'Bladet har 1\u00a0dold rad och 2\u00a0dolda kolumner. De är inte med. Ärenden på dolda rader räknas som borttagna ur registret.',
    ],
    [
      'mixed-encodings.csv',
      {},
      'Filen blandar två teckenkodningar, UTF-8 och Windows-1252. Kontrollera att å, ä och ö ser rätt ut.',
    ],
    [
      'garbled-before.csv',
      {},
      'Bokstäver har förstörts innan filen kom hit: det står till exempel Ã¥ i stället för å. Ta helst ut filen på nytt.',
    ],
    ['data-in-hidden-sheet.xlsx', {}, 'Bladet Data är dolt i arbetsboken.'],
    ['merged-headings.xlsx', {}, 'Rubrikerna på rad 3–4 är ihopslagna till en rubrik för varje kolumn.'],
    [
      'totals-and-note.xlsx',
      {},
      'Rad 6 och 7 sist i tabellen är summeringar eller anmärkningar och inga ärenden.',
    ],
    [
      'formulas-never-calculated.xlsx',
      {},
      '2\u00a0formler har inget sparat resultat och läses som tomma celler. Behövs värdena: öppna filen i Excel, spara den och välj den igen.',
    ],
    [
      'libreoffice-errors.xlsx',
      {},
      '5\u00a0celler innehåller ett fel, till exempel #SAKNAS!. Felen läses som tomma celler.',
    ],
    [
      'merged-cells-in-data.xlsx',
      {},
      'Sammanslagna celler i tabellen är lästa som om texten stod på varje rad de täcker.',
    ],
    [
      'long-numbers.xlsx',
      {},
      '1\u00a0cell har tal med fler än femton siffror. Excel kan ha bytt de sista mot nollor. Ärendenummer som är så långa måste stå som text.',
    ],
  ] as const)('is said in words for %s %j', (name, choices, sentence) => {
    expect(wordsFor(name, choices)).toContain(sentence);
  });

  it('is where the table was found', () => {
    const placeOf = (name: string, index = 0) => {
      const source = expectations[name]?.readings[index]?.source;
      return source === undefined ? '' : placeInWords(source);
    };
    expect(placeOf('several-sheets.xlsx')).toBe('bladet Barn');
    expect(placeOf('libreoffice-tab-utf-16.csv')).toBe('text i UTF-16 med tabb mellan fälten');
    expect(placeOf('excel-copy.tsv', 1)).toBe('inklistrad text med tabb mellan fälten');
  });
});
