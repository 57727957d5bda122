import { FILE_LIMITS, type FileProblem } from '#app/features/cases/domain/file-problem.ts';
import type { RawTable } from '#app/features/cases/domain/raw-table.ts';
import { err, type Result } from '#app/shared/domain/result.ts';
import { recogniseFile } from './file-kind.server.ts';
import { readCsv } from './read-csv.server.ts';
import { readXlsx } from './read-xlsx.server.ts';

/** A register export as a table, whatever kind of file it is. The kind is known from its bytes, never its name. */
export async function readTable(
  bytes: Buffer,
  options: { projectRoot: string },
): Promise<Result<RawTable, FileProblem>> {
  if (bytes.length > FILE_LIMITS.megabytes * 1024 * 1024) {
    return err({ kind: 'file_too_large', limitMegabytes: FILE_LIMITS.megabytes });
  }
  const file = recogniseFile(bytes);
  if (!file.ok) return file;
  return file.value.kind === 'zip'
    ? readXlsx(bytes, options.projectRoot)
    : readCsv(bytes, file.value.encoding);
}
