import type { FileProblem } from '#app/features/cases/domain/file-problem.ts';
import { buildRawTable, type RawTable, type SheetInfo } from '#app/features/cases/domain/raw-table.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { oneAtATime } from './one-at-a-time.server.ts';
import { type ReadSheet, readSheetInWorker } from './read-sheet.server.ts';
import type { ReadTableOptions } from './read-table.server.ts';
import { problemOfZip, readZipDirectory } from './zip-directory.server.ts';

// A workbook may take a whole processor and a gigabyte: several at once would take the machine.
const inTurn = oneAtATime();
const MOST_TRIED = 5;

/**
 * Reads the sheet chosen, or the first visible one that holds a table. The zip's table of contents is looked at before
 * anything is unpacked.
 */
export async function readXlsx(
  bytes: Buffer,
  options: ReadTableOptions,
): Promise<Result<RawTable, FileProblem>> {
  const directory = readZipDirectory(bytes);
  if (!directory.ok) return directory;
  const problem = problemOfZip(directory.value);
  if (problem !== undefined) return err(problem);
  const { projectRoot, ...choices } = options;
  return inTurn(async () => {
    let first: Result<RawTable, FileProblem> | undefined;
    let sheets: readonly SheetInfo[] = [];
    const skipped: string[] = [];
    for (let tried = 0; tried < MOST_TRIED; tried += 1) {
      const isCounted = tried > 0;
      const sheet = await readSheetInWorker(bytes, directory.value, projectRoot, {
        ...choices,
        skipped,
        isCounted,
      });
      if (!sheet.ok) return first ?? sheet;
      if (!isCounted) sheets = sheet.value.sheets.filter(({ rowCount }) => rowCount > 0);
      const table = tableOf(sheet.value, sheets, options);
      first ??= table;
      if (sheet.value.sheetName === undefined) return first;
      if (table.ok && (options.sheetName !== undefined || !isOutdone(sheet.value.sheetName, sheets)))
        return table;
      if (!table.ok && (options.sheetName !== undefined || isLimit(table.error))) return table;
      skipped.push(sheet.value.sheetName);
    }
    return first ?? err({ kind: 'empty_file' });
  });
}

/** A sheet of one or two columns before a larger one is something about the export, not the export. */
function isOutdone(name: string, sheets: readonly SheetInfo[]): boolean {
  const index = sheets.findIndex((sheet) => sheet.name === name);
  const found = sheets[index];
  if (found === undefined || found.isHidden || found.columnCount > 2) return false;
  return sheets
    .slice(index + 1)
    .some(
      (sheet) => !sheet.isHidden && sheet.rowCount > found.rowCount && sheet.columnCount > found.columnCount,
    );
}

/** A sheet too large to be read is what the person meant: the next one would be a surprise. */
function isLimit({ kind }: FileProblem): boolean {
  return kind.startsWith('too_many_') || kind === 'too_much_text';
}

function tableOf(
  { grid, sheetName, is1904, facts }: ReadSheet,
  sheets: readonly SheetInfo[],
  { hidden = 'include' }: ReadTableOptions,
): Result<RawTable, FileProblem> {
  if (sheetName === undefined || facts === undefined) return err({ kind: 'empty_file' });
  const table = buildRawTable(grid, { kind: 'xlsx', sheetName, sheets }, facts.merges);
  if (!table.ok) return table;
  const { source, headers, rows } = table.value;
  const hiddenRowCount = facts.hiddenRows.filter((number) => number > source.headerRowNumber).length;
  const hiddenColumnCount = facts.hiddenColumns.length;
  return ok({
    headers,
    rows,
    source: {
      ...source,
      ...(hiddenRowCount + hiddenColumnCount > 0 ? { hidden } : {}),
      ...whenAny('hiddenRowCount', hiddenRowCount),
      ...whenAny('hiddenColumnCount', hiddenColumnCount),
      ...(hiddenRowCount > 0 && facts.isFiltered ? { isFiltered: true } : {}),
      ...whenAny('emptyFormulaCount', facts.emptyFormulaCount),
      ...whenAny('errorCellCount', facts.errorCellCount),
      ...whenAny('longNumberCount', facts.longNumberCount),
      ...(is1904 ? { is1904 } : {}),
    },
  });
}

/** A count under its name, or nothing when it is nought. */
function whenAny<Name extends string>(name: Name, count: number): { readonly [key in Name]?: number } {
  return count === 0 ? {} : ({ [name]: count } as { readonly [key in Name]: number });
}
