import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The migrations up to and with a tag, copied into the folder: where a database stood before the later ones. */
export function migrationsUpTo(folder: string, tag: string): string {
  const to = path.join(folder, 'migrations');
  cpSync('db/migrations', to, { recursive: true });
  const journalFile = path.join(to, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: { tag: string }[] };
  const last = journal.entries.findIndex((entry) => entry.tag === tag);
  if (last < 0) throw new Error(`No migration is called ${tag}.`);
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }));
  return to;
}
