import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Services } from '#app/shared/server/services.ts';

// Files being imported may hold names and personnummer: nobody but the program's own user reads them,
// their names say nothing, and they are gone when the import is decided or forgotten.
type Folder = Pick<Services, 'config'>;

const folderOf = (services: Folder) => path.join(services.config.dataFolder, 'uploads');

/** The plans for undoing an import are no uploads: they are gone with their job, and at the latest at the next start. */
export const UNDO_PREFIX = 'undo-';

/** A name made by chance. It is written in the waiting import first, so that no clean-up takes the file for forgotten. */
export function nameUpload(services: Services): string {
  return Buffer.from(services.randomBytes(16)).toString('hex');
}

/** Keeps the bytes under a new name. */
export async function storeUpload(services: Folder, name: string, bytes: Buffer): Promise<void> {
  await mkdir(folderOf(services), { recursive: true, mode: 0o700 });
  await writeFile(path.join(folderOf(services), name), bytes, { mode: 0o600, flag: 'wx' });
}

/** The bytes, or undefined when the file is gone. */
export function readUpload(services: Folder, name: string): Promise<Buffer | undefined> {
  return readIfThere(path.join(folderOf(services), name));
}

/** Where the plan of an uploaded file is: what an import would write, as a database of its own. */
export function planPath(services: Folder, name: string): string {
  return path.join(folderOf(services), `${name}.plan`);
}

/** Keeps what the preview shows beside the file it was made of; it may quote the file and goes with it. */
export async function storePreview(services: Folder, name: string, preview: unknown): Promise<void> {
  const target = path.join(folderOf(services), `${name}.preview`);
  await writeFile(`${target}.new`, JSON.stringify(preview), { mode: 0o600 });
  await rename(`${target}.new`, target);
}

export async function readPreview<T>(services: Folder, name: string): Promise<T | undefined> {
  const bytes = await readIfThere(path.join(folderOf(services), `${name}.preview`));
  return bytes === undefined ? undefined : (JSON.parse(bytes.toString()) as T);
}

/** Removes the plan and the preview, to be made anew. */
export async function removePlan(services: Folder, name: string): Promise<void> {
  for (const ending of ['.plan', '.plan-journal', '.preview', '.preview.new']) {
    await rm(path.join(folderOf(services), `${name}${ending}`), { force: true });
  }
}

/** Removes the file with all that was made of it, if it is there. */
export async function removeUpload(services: Folder, name: string | null): Promise<void> {
  if (name === null) return;
  await rm(path.join(folderOf(services), name), { force: true });
  await removePlan(services, name);
}

/** The names of all uploads in the folder, those too of which only a plan or a preview is left. */
export async function listUploads(services: Folder): Promise<string[]> {
  try {
    const names = (await readdir(folderOf(services))).filter((name) => !name.startsWith(UNDO_PREFIX));
    return [...new Set(names.map((name) => name.split('.')[0] ?? name))];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Removes what an undoing left behind that was broken off with the program. */
export async function removeUndoPlans(services: Folder): Promise<void> {
  const names = await readdir(folderOf(services)).catch(() => []);
  for (const name of names) {
    if (name.startsWith(UNDO_PREFIX)) await rm(path.join(folderOf(services), name), { force: true });
  }
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
