import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Services } from '#app/shared/server/services.ts';

// Files being imported may hold names and personnummer: nobody but the program's own user reads them,
// their names say nothing, and they are gone when the import is decided or forgotten.
const folderOf = (services: Services) => path.join(services.config.dataFolder, 'uploads');

/** A name made by chance. It is written in the waiting import first, so that no clean-up takes the file for forgotten. */
export function nameUpload(services: Services): string {
  return Buffer.from(services.randomBytes(16)).toString('hex');
}

/** Keeps the bytes under a new name. */
export async function storeUpload(services: Services, name: string, bytes: Buffer): Promise<void> {
  await mkdir(folderOf(services), { recursive: true, mode: 0o700 });
  await writeFile(path.join(folderOf(services), name), bytes, { mode: 0o600, flag: 'wx' });
}

/** The bytes, or undefined when the file is gone. */
export async function readUpload(services: Services, name: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path.join(folderOf(services), name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Removes the file if it is there. */
export async function removeUpload(services: Services, name: string | null): Promise<void> {
  if (name !== null) await rm(path.join(folderOf(services), name), { force: true });
}

/** The names of all files in the folder. */
export async function listUploads(services: Services): Promise<string[]> {
  try {
    return await readdir(folderOf(services));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
