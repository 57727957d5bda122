import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { cleanCell } from '#app/features/cases/domain/cell-text.ts';
import { FILE_LIMITS, type FileProblem } from '#app/features/cases/domain/file-problem.ts';
import type { Merge } from '#app/features/cases/domain/merged-cells.ts';
import {
  MAX_COLUMNS,
  type RawRow,
  type ReadingChoices,
  type SheetInfo,
} from '#app/features/cases/domain/raw-table.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { ZipEntry } from './zip-directory.server.ts';

/** A sheet as it stands in the workbook, with what the reader saw on the way. */
export type ReadSheet = {
  readonly grid: readonly RawRow[];
  readonly sheetName: string | undefined;
  /** Empty when the sheets were counted at an earlier reading. */
  readonly sheets: readonly SheetInfo[];
  readonly is1904: boolean;
  readonly facts: SheetFacts | undefined;
};

export type SheetFacts = {
  readonly merges: readonly Merge[];
  /** Row numbers with content, also when the rows were left out. */
  readonly hiddenRows: readonly number[];
  /** Positions from nought of columns with content, also when they were left out. */
  readonly hiddenColumns: readonly number[];
  readonly isFiltered: boolean;
  readonly emptyFormulaCount: number;
  readonly errorCellCount: number;
  readonly longNumberCount: number;
};

type RowsMessage = {
  readonly type: 'rows';
  /** Texts not sent before: they get the next numbers. Number nought is the empty text. */
  readonly texts: readonly string[];
  readonly rowNumbers: readonly number[];
  readonly widths: readonly number[];
  readonly cells: Uint32Array;
};

type WorkerMessage =
  | RowsMessage
  | ({ readonly type: 'done' } & Omit<ReadSheet, 'grid'>)
  | { readonly type: 'no_such_sheet'; readonly sheetNames: readonly string[] }
  | {
      readonly type:
        | 'too_many_rows'
        | 'too_many_columns'
        | 'too_many_cells'
        | 'too_much_text'
        | 'unpacks_too_large'
        | 'suspect_workbook';
    };

type SheetChoice = ReadingChoices & {
  /** Sheets that have been tried and hold no table. */
  readonly skipped: readonly string[];
  /** Whether the sheets have been counted before. */
  readonly isCounted: boolean;
};

const WORKER = 'app/features/cases/server/xlsx-worker.mjs';
const MOST_MERGES = 100_000;

/** Reads one sheet in a thread of its own, which is stopped when it takes too long or too much memory. */
export function readSheetInWorker(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  projectRoot: string,
  choices: SheetChoice,
): Promise<Result<ReadSheet, FileProblem>> {
  return new Promise((resolve) => {
    const limits = {
      rowLimit: FILE_LIMITS.rows + 50,
      columnLimit: MAX_COLUMNS,
      cellLimit: FILE_LIMITS.cells,
      textLimit: FILE_LIMITS.texts,
      characterLimit: FILE_LIMITS.textMegabytes * 1024 * 1024,
      mergeLimit: MOST_MERGES,
    };
    const worker = new Worker(path.join(projectRoot, WORKER), {
      workerData: { bytes, entries, limits, choices },
      // Loaders of the main thread (tsx) are neither needed nor wanted here.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 800 },
    });
    const grid: RawRow[] = [];
    const takeRows = rowTaker(grid);
    const finish = (result: Result<ReadSheet, FileProblem>) => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const timer = setTimeout(() => finish(err({ kind: 'took_too_long' })), FILE_LIMITS.milliseconds);
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'rows') takeRows(message);
      else if (message.type === 'done') finish(ok({ ...message, grid }));
      else finish(err(problemOf(message, choices)));
    });
    worker.on('error', (error: Error & { code?: string }) => {
      const isTooLarge = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      finish(err(isTooLarge ? unpacksTooLarge() : { kind: 'damaged' }));
    });
    worker.on('exit', () => finish(err({ kind: 'damaged' })));
  });
}

function rowTaker(grid: RawRow[]): (message: RowsMessage) => void {
  const texts = [''];
  return (message) => {
    for (const text of message.texts) texts.push(cleanCell(text));
    let offset = 0;
    message.rowNumbers.forEach((rowNumber, index) => {
      const width = message.widths[index] ?? 0;
      const cells = Array.from(
        message.cells.subarray(offset, offset + width),
        (number) => texts[number] ?? '',
      );
      grid.push({ rowNumber, cells });
      offset += width;
    });
  };
}

function problemOf(
  message: Exclude<WorkerMessage, { type: 'rows' | 'done' }>,
  { sheetName = '' }: SheetChoice,
): FileProblem {
  switch (message.type) {
    case 'too_many_rows':
      return { kind: 'too_many_rows', limit: FILE_LIMITS.rows };
    case 'too_many_columns':
      return { kind: 'too_many_columns', limit: MAX_COLUMNS };
    case 'too_many_cells':
      return { kind: 'too_many_cells', limit: FILE_LIMITS.cells };
    case 'too_much_text':
      return { kind: 'too_much_text', limitMegabytes: FILE_LIMITS.textMegabytes };
    case 'no_such_sheet':
      return { kind: 'no_such_sheet', sheetName, sheetNames: message.sheetNames };
    case 'unpacks_too_large':
      return unpacksTooLarge();
    case 'suspect_workbook':
      return { kind: 'suspect_workbook' };
  }
}

function unpacksTooLarge(): FileProblem {
  return { kind: 'unpacks_too_large', limitMegabytes: FILE_LIMITS.unpackedMegabytes };
}
