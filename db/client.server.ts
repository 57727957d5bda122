import DatabaseDriver from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';

/** Where rows are read from: the database itself or a transaction in it. */
export type Reader = Pick<
  BetterSQLite3Database,
  'select' | 'selectDistinct' | 'all' | 'get' | 'values' | '$with' | 'with' | '$count'
>;

export type Db = BetterSQLite3Database & { $client: DatabaseDriver.Database };

/** An SQLite connection with the settings that keep promises: what is answered as saved is on disk. */
export function openDatabase(source: string | Buffer): Db {
  const client = new DatabaseDriver(source);
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = FULL');
  client.pragma('foreign_keys = ON');
  client.pragma('busy_timeout = 5000');
  // Sorting 100,000 cases spills less often, and nothing personal lands in temporary files.
  client.pragma('temp_store = MEMORY');
  client.pragma('cache_size = -32000');
  return drizzle(client);
}
