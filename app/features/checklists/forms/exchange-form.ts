import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { decodeFile, longestFile } from './exchange-text.ts';

/** The text of the chosen file, or of the form's own field when the file has been looked at before. */
export async function exchangeTextIn(form: FormData): Promise<Result<string, string>> {
  const carried = form.get('text');
  if (typeof carried === 'string' && carried !== '') return ok(carried);
  const file = form.get('file');
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return err('Välj en fil först.');
  if (file.size > longestFile) return err('Filen är för stor. En checklista får vara högst 500 kB.');
  return decodeFile(new Uint8Array(await file.arrayBuffer()));
}

/** The id of the checklist the file is to be a draft of, null for a new one; undefined when it is neither. */
export function targetIn(form: FormData): number | null | undefined {
  const target = form.get('target') ?? '';
  if (target === '') return null;
  return typeof target === 'string' && /^\d{1,15}$/u.test(target) ? Number(target) : undefined;
}

/** The revision of the draft that the person saw the file held against; null when there was none. */
export function revisionSeen(form: FormData): number | null {
  const revision = form.get('revision');
  return typeof revision === 'string' && /^\d{1,9}$/u.test(revision) ? Number(revision) : null;
}
