import { FILE_LIMITS, type FileProblem } from '#app/features/cases/domain/file-problem.ts';
import type { RawTable, ReadingChoices } from '#app/features/cases/domain/raw-table.ts';
import { err, type Result } from '#app/shared/domain/result.ts';
import { recogniseFile } from './file-kind.server.ts';
import { readCsv } from './read-csv.server.ts';
import { readXlsx } from './read-xlsx.server.ts';

export type ReadTableOptions = ReadingChoices & { readonly projectRoot: string };

/** A register export as a table, whatever kind of file it is. The kind is known from its bytes, never its name. */
export async function readTable(
  bytes: Buffer,
  options: ReadTableOptions,
): Promise<Result<RawTable, FileProblem>> {
  if (bytes.length > FILE_LIMITS.megabytes * 1024 * 1024) {
    return err({ kind: 'file_too_large', limitMegabytes: FILE_LIMITS.megabytes });
  }
  const file = recogniseFile(bytes);
  if (!file.ok) return file;
  return file.value.kind === 'zip'
    ? readXlsx(bytes, options)
    : readCsv(bytes, { ...file.value, kind: 'csv' });
}

/** Cells copied from a spreadsheet program (or text with separators) and pasted into a field. */
export async function readPastedTable(text: string): Promise<Result<RawTable, FileProblem>> {
  if (text.trim() === '') return err({ kind: 'empty_file' });
  const bytes = Buffer.from(text);
  if (bytes.length > FILE_LIMITS.megabytes * 1024 * 1024) {
    return err({ kind: 'file_too_large', limitMegabytes: FILE_LIMITS.megabytes });
  }
  if (text.includes('\u0000')) return err({ kind: 'other_document', what: 'unknown' });
  return readCsv(bytes, { kind: 'pasted', encoding: 'utf-8' });
}
