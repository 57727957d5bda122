import DatabaseDriver from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Db } from '../client.server.ts';

/** The database as it was when it was asked for, however long it is read. */
export type Moment = {
  readonly db: Db;
  /** Must be called in every outcome, any number of times: until then the file of newer changes cannot shrink. */
  readonly close: () => void;
};

/**
 * The database as it stands now, to read from while others go on writing: a connection of its own that can only read, in a
 * transaction that has begun to. A database in memory has one connection only, and is then not held still.
 */
export function openMoment(db: Db): Moment {
  const { memory, name } = db.$client;
  if (memory) return { db, close: () => {} };
  const client = new DatabaseDriver(name, { readonly: true, fileMustExist: true });
  client.pragma('busy_timeout = 5000');
  client.pragma('temp_store = MEMORY');
  client.exec('BEGIN');
  // The moment is that of the first reading, not of the word BEGIN.
  client.prepare('SELECT count(*) FROM sqlite_schema').get();
  return { db: drizzle(client), close: () => client.close() };
}
