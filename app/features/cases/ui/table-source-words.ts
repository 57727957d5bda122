import type { TableSource } from '#app/features/cases/domain/raw-table.ts';
import { listInWords, plural } from '#app/shared/text/format.ts';

const ENCODINGS = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
} as const;
const DELIMITERS = { ';': 'semikolon', ',': 'komma', '\t': 'tabb', '|': 'lodstreck' } as const;

/** Where the table was found, to stand in the middle of a sentence: "bladet Ärenden", "text i UTF-8 med …". */
export function placeInWords(source: TableSource): string {
  if (source.sheetName !== undefined) return `bladet ${source.sheetName}`;
  const between = `${DELIMITERS[source.delimiter ?? ';']} mellan fälten`;
  if (source.kind === 'pasted') return `inklistrad text med ${between}`;
  return `text i ${ENCODINGS[source.encoding ?? 'utf-8']} med ${between}`;
}

/** What the person should know about how the file was read, one sentence each; none when there is nothing. */
export function tableSourceInWords(source: TableSource): string[] {
  return [
    ...nameInWords(source),
    ...lettersInWords(source),
    ...hiddenInWords(source),
    ...headingsInWords(source),
    ...totalsInWords(source),
    ...cellsInWords(source),
  ];
}

function nameInWords({ namedAs }: TableSource): string[] {
  if (namedAs === undefined) return [];
  return [`Filen heter ${namedAs} men är text. Kontrollera att kolumnerna och ärendena är de rätta.`];
}

function lettersInWords({ isMixedEncoding, isGarbled }: TableSource): string[] {
  return [
    ...(isMixedEncoding
      ? ['Filen blandar två teckenkodningar, UTF-8 och Windows-1252. Kontrollera att å, ä och ö ser rätt ut.']
      : []),
    ...(isGarbled
      ? [
          'Bokstäver har förstörts innan filen kom hit: det står till exempel Ã¥ i stället för å. Ta helst ut filen på nytt.',
        ]
      : []),
  ];
}

function headingsInWords({ headerRowCount, headerRowNumber }: TableSource): string[] {
  if (headerRowCount === undefined) return [];
  const first = headerRowNumber - headerRowCount + 1;
  return [`Rubrikerna på rad ${first}–${headerRowNumber} är ihopslagna till en rubrik för varje kolumn.`];
}

function hiddenInWords(source: TableSource): string[] {
  const sheet = source.sheets?.find((one) => one.name === source.sheetName);
  const sentences = sheet?.isHidden ? [`Bladet ${sheet.name} är dolt i arbetsboken.`] : [];
  const { hiddenRowCount: rows = 0, hiddenColumnCount: columns = 0 } = source;
  if (rows + columns === 0) return sentences;
  const what = [
    ...(rows > 0 ? [plural(rows, 'dold rad', 'dolda rader')] : []),
    ...(columns > 0 ? [plural(columns, 'dold kolumn', 'dolda kolumner')] : []),
  ];
  const why = source.isFiltered ? ' Ett filter är på i arbetsboken.' : '';
  return [...sentences, `Bladet har ${listInWords(what)}.${why} ${whatWasDone(source.hidden, rows > 0)}`];
}

function whatWasDone(hidden: TableSource['hidden'], areRows: boolean): string {
  if (hidden === 'leaveOut') {
    return areRows
      ? 'De är inte med. Ärenden på dolda rader räknas som borttagna ur registret.'
      : 'De är inte med.';
  }
  return areRows
    ? 'De är med, eftersom ett glömt filter annars tar bort ärenden utan att det märks.'
    : 'De är med. Välj bort dem bland kolumnerna om de inte ska läsas in.';
}

function totalsInWords({ leftOutTotals }: TableSource): string[] {
  if (leftOutTotals === undefined) return [];
  const rows = listInWords(leftOutTotals.map(String));
  return [
    `Rad ${rows} sist i tabellen är ${leftOutTotals.length === 1 ? 'en summering eller anmärkning och inget ärende' : 'summeringar eller anmärkningar och inga ärenden'}.`,
  ];
}

function cellsInWords(source: TableSource): string[] {
  const { emptyFormulaCount, errorCellCount, longNumberCount, filledMergedCount } = source;
  const sentences: string[] = [];
  if (filledMergedCount !== undefined) {
    sentences.push('Sammanslagna celler i tabellen är lästa som om texten stod på varje rad de täcker.');
  }
  if (longNumberCount !== undefined) {
    sentences.push(
      `${plural(longNumberCount, 'cell', 'celler')} har tal med fler än femton siffror. Excel kan ha bytt de sista mot nollor. Ärendenummer som är så långa måste stå som text.`,
    );
  }
  if (emptyFormulaCount !== undefined) {
    sentences.push(
      `${plural(emptyFormulaCount, 'formel har inget sparat resultat och läses som en tom cell', 'formler har inget sparat resultat och läses som tomma celler')}. Behövs värdena: öppna filen i Excel, spara den och välj den igen.`,
    );
  }
  if (errorCellCount !== undefined) {
    sentences.push(
      `${plural(errorCellCount, 'cell', 'celler')} innehåller ett fel, till exempel #SAKNAS!. Felen läses som tomma celler.`,
    );
  }
  return sentences;
}
