import type { FileProblem } from '#app/features/cases/domain/file-problem.ts';
import { MAX_COLUMNS } from '#app/features/cases/domain/raw-table.ts';
import { formatNumber, listInWords } from '#app/shared/text/format.ts';

const SAVE_AS =
  'Öppna den i Excel och spara den som Excel-arbetsbok (.xlsx) eller CSV, och välj sedan den filen.';

const OTHER_DOCUMENTS: Record<Extract<FileProblem, { kind: 'other_document' }>['what'], string> = {
  word: 'Filen är ett Word-dokument. Ta ut registret som Excel- eller CSV-fil ur verksamhetssystemet.',
  powerpoint:
    'Filen är en PowerPoint-presentation. Ta ut registret som Excel- eller CSV-fil ur verksamhetssystemet.',
  opendocument: 'Filen är ett OpenDocument. Spara den som Excel-arbetsbok (.xlsx) eller CSV.',
  pdf: 'Filen är en pdf. Ta ut registret som Excel- eller CSV-fil ur verksamhetssystemet.',
  web_page: `Filen är en webbsida eller XML, även om namnet säger något annat. ${SAVE_AS}`,
  zip: 'Filen är ett arkiv (zip) som inte innehåller någon Excel-arbetsbok. Packa upp det och välj filen inuti.',
  unknown:
    'Filen är varken en Excel-arbetsbok eller en textfil. Ta ut registret som Excel- eller CSV-fil ur verksamhetssystemet.',
};

const PASTED: Partial<Record<FileProblem['kind'], string>> = {
  empty_file: 'Du har inte klistrat in något. Kopiera rubrikerna och ärendena i Excel och klistra in dem.',
  file_too_large: 'Texten är för lång för att klistras in. Spara bladet som fil och välj den i stället.',
  too_many_rows: 'Det är för många rader för att klistras in. Spara bladet som fil och dela upp uttaget.',
  too_many_columns: `Texten har fler än ${MAX_COLUMNS} kolumner. Kopiera bara dem som behövs.`,
  not_a_table: 'Texten är löpande text och ingen tabell. Kopiera cellerna i Excel, med rubrikerna överst.',
  other_document:
    'Texten innehåller tecken som inte hör hemma i en tabell. Kopiera cellerna i Excel på nytt.',
  quote_not_closed: 'Ett citattecken avslutas aldrig. Kopiera cellerna i Excel på nytt.',
};

/**
 * What is wrong with a file, or with what was pasted, and what to do about it. Nothing has been read in, and that is
 * said too.
 */
export function fileProblemInWords(problem: FileProblem, from: 'file' | 'pasted' = 'file'): string {
  const words = (from === 'pasted' ? PASTED[problem.kind] : undefined) ?? sentence(problem);
  return `${words} Inget har lästs in.`;
}

function sentence(problem: FileProblem): string {
  switch (problem.kind) {
    case 'empty_file':
      return 'Filen är tom. Kontrollera att uttaget blev klart och välj filen igen.';
    case 'file_too_large':
      return `Filen är för stor. Den får vara högst ${problem.limitMegabytes} MB. Dela upp uttaget.`;
    case 'old_excel':
      return `Filen är sparad i det gamla Excel-formatet (.xls). ${SAVE_AS}`;
    case 'binary_excel':
      return `Filen är en binär Excel-arbetsbok (.xlsb). ${SAVE_AS}`;
    case 'encrypted':
      return 'Filen är skyddad med lösenord. Ta bort lösenordet i Excel (Arkiv – Info – Skydda arbetsbok) och spara den igen.';
    case 'other_document':
      return OTHER_DOCUMENTS[problem.what];
    case 'damaged':
      return 'Filen är skadad eller bara en del av den har kommit med. Ta ut eller kopiera den på nytt.';
    case 'unpacks_too_large':
      return 'Arbetsboken innehåller mer än programmet kan läsa. Ta bort blad och formatering som inte hör till registret, eller spara bladet som CSV.';
    case 'too_many_rows':
      return `Filen har fler än ${formatNumber(problem.limit)} rader. Dela upp uttaget.`;
    case 'too_many_fields':
      return `Rad ${problem.rowNumber} har fler än ${formatNumber(problem.limit)} fält. Ett register har högst ${MAX_COLUMNS} kolumner. Ta bort tomma fält i slutet av raderna, eller ta ut filen på nytt.`;
    case 'too_many_cells':
      return `Filen har fler än ${formatNumber(problem.limit)} ifyllda celler. Ta bort kolumner som inte behövs, eller dela upp uttaget.`;
    case 'too_much_text':
      return `Filen har mer än ${problem.limitMegabytes} MB text i cellerna. Ta bort kolumner med långa texter, eller dela upp uttaget.`;
    case 'took_too_long':
      return 'Arbetsboken tog för lång tid att läsa. Spara bladet som CSV och välj den filen.';
    case 'quote_not_closed':
      return `Ett citattecken på rad ${problem.rowNumber} eller strax före avslutas aldrig. Rätta raden eller ta ut filen på nytt.`;
    case 'not_a_table':
      return 'Filen är löpande text och ingen tabell. Ta ut registret som Excel- eller CSV-fil ur verksamhetssystemet.';
    case 'text_named_workbook':
      return `Filen heter ${problem.ending} men är text, och texten ser inte ut som en tabell med ärenden. Ta ut registret som Excel- eller CSV-fil ur verksamhetssystemet.`;
    case 'no_such_sheet':
      return `Arbetsboken har inget blad med namnet ${problem.sheetName}. Den har ${listInWords(problem.sheetNames)}. Välj ett av dem.`;
    case 'suspect_workbook':
      return `Arbetsboken är byggd på ett sätt som inget kalkylprogram gör, och läses därför inte. ${SAVE_AS}`;
    case 'no_header_row':
      return 'Det finns ingen rubrikrad. Överst ska varje kolumn ha en rubrik, till exempel Ärendenummer.';
    case 'no_rows':
      return `Det finns inga ärenden under rubrikerna på rad ${problem.headerRowNumber}.`;
    case 'too_many_columns':
      return `Filen har fler än ${problem.limit} kolumner. Ta bort dem som inte behövs.`;
    case 'row_too_long':
      return `${rowsInWords(problem.rowNumbers)} har fler fält än rubrikraden, som har ${problem.expected}. Ofta står ett skiljetecken inne i en text utan citattecken.`;
    case 'last_row_cut':
      return `Sista raden (rad ${problem.rowNumber}) har ${problem.found} fält men ska ha ${problem.expected}. Bara en del av filen verkar ha kommit med. Ta ut eller kopiera den på nytt.`;
  }
}

/** "Rad 14", "Rad 14 och 20", "Rad 1, 2, 3, 4, 5 och 12 till". */
export function rowsInWords(rowNumbers: readonly number[]): string {
  const shown = rowNumbers.slice(0, 5).map(String);
  const more = rowNumbers.length - shown.length;
  return `Rad ${more > 0 ? `${shown.join(', ')} och ${formatNumber(more)} till` : listInWords(shown)}`;
}
