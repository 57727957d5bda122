import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { cleanCell } from '#app/features/cases/domain/cell-text.ts';
import { FILE_LIMITS, type FileProblem } from '#app/features/cases/domain/file-problem.ts';
import {
  buildRawTable,
  MAX_COLUMNS,
  type RawRow,
  type RawTable,
} from '#app/features/cases/domain/raw-table.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { oneAtATime } from './one-at-a-time.server.ts';
import { problemOfZip, readZipDirectory, type ZipEntry } from './zip-directory.server.ts';

type WorkerMessage =
  | { type: 'rows'; firstRowNumber: number; rows: string[][] }
  | { type: 'done'; sheetName: string }
  | { type: 'too_many_rows' }
  | { type: 'too_many_columns' };

type Sheet = { readonly grid: RawRow[]; readonly sheetName: string };

const WORKER = 'app/features/cases/server/xlsx-worker.mjs';
// A workbook may take a whole processor and a gigabyte: several at once would take the machine.
const inTurn = oneAtATime();

/** Reads the first sheet that is not empty. The zip's table of contents is looked at before anything is unpacked. */
export async function readXlsx(bytes: Buffer, projectRoot: string): Promise<Result<RawTable, FileProblem>> {
  const directory = readZipDirectory(bytes);
  if (!directory.ok) return directory;
  const problem = problemOfZip(directory.value);
  if (problem !== undefined) return err(problem);
  const sheet = await inTurn(() => readInWorker(bytes, directory.value, projectRoot));
  if (!sheet.ok) return sheet;
  return buildRawTable(sheet.value.grid, { kind: 'xlsx', sheetName: sheet.value.sheetName });
}

function readInWorker(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  projectRoot: string,
): Promise<Result<Sheet, FileProblem>> {
  return new Promise((resolve) => {
    const worker = new Worker(path.join(projectRoot, WORKER), {
      workerData: { bytes, entries, rowLimit: FILE_LIMITS.rows + 50, columnLimit: MAX_COLUMNS },
      // Loaders of the main thread (tsx) are neither needed nor wanted here.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 1200 },
    });
    const grid: RawRow[] = [];
    const finish = (result: Result<Sheet, FileProblem>) => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const timer = setTimeout(() => finish(err({ kind: 'took_too_long' })), FILE_LIMITS.milliseconds);
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'done') finish(ok({ grid, sheetName: message.sheetName }));
      else if (message.type === 'too_many_rows')
        finish(err({ kind: 'too_many_rows', limit: FILE_LIMITS.rows }));
      else if (message.type === 'too_many_columns')
        finish(err({ kind: 'too_many_columns', limit: MAX_COLUMNS }));
      else {
        message.rows.forEach((cells, index) => {
          grid.push({ rowNumber: message.firstRowNumber + index, cells: cells.map(cleanCell) });
        });
      }
    });
    worker.on('error', (error: Error & { code?: string }) => {
      const isTooLarge = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const limitMegabytes = FILE_LIMITS.unpackedMegabytes;
      finish(err(isTooLarge ? { kind: 'unpacks_too_large', limitMegabytes } : { kind: 'damaged' }));
    });
    worker.on('exit', () => finish(err({ kind: 'damaged' })));
  });
}
