import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { FileProblem } from './file-problem.ts';
import { holdsGivenName } from './person-name.ts';
import { findPersonalNumber, maskPersonalNumbers } from './personal-number.ts';
import type { RawTable } from './raw-table.ts';

const LONGEST_NAME = 200;

/**
 * The name an uploaded file is remembered by: without folders (old browsers send them) and without characters that do
 * not show. A name with a personnummer says who the file is about: only its ending is kept, after `instead`. A number that merely has
 * the shape (a date and a time of day) is masked, and takes the rest with it when a given name stands beside it.
 */
export function nameToKeep(name: string, instead = 'registerfil'): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last.normalize('NFC').replace(/\p{C}/gu, '').trim();
  if (clean === '') return 'fil utan namn';
  const found = findPersonalNumber(clean);
  if (found === undefined) return clean.slice(0, LONGEST_NAME);
  const ending = /\.[a-z]{1,5}$/i.exec(clean)?.[0] ?? '';
  const words = clean.slice(0, clean.length - ending.length).replace(/[^\p{L}]+/gu, ' ');
  return found === 'valid' || holdsGivenName(words)
    ? `${instead}${ending}`
    : maskPersonalNumbers(clean).slice(0, LONGEST_NAME);
}

/**
 * The table of a file, with a word about it when it is text under the name of a workbook. Many systems write such files;
 * but a letter under that name is no register, and two lines with a comma each are not enough to be one. Fails when such
 * a text has fewer than two columns or two cases.
 */
export function compareWithName(table: RawTable, fileName: string): Result<RawTable, FileProblem> {
  const namedAs = /\.xls[xmb]?$/i.exec(fileName)?.[0].toLowerCase();
  if (namedAs === undefined || table.source.kind !== 'csv') return ok(table);
  if (table.headers.length < 2 || table.rows.length < 2)
    return err({ kind: 'text_named_workbook', ending: namedAs });
  return ok({ ...table, source: { ...table.source, namedAs } });
}
