import { sql } from 'drizzle-orm';
import type { Reader } from '../client.server.ts';

/**
 * A text that is another whenever something may have been written to the database since, by this connection or another:
 * what was computed under the same stamp still holds.
 */
export function databaseStamp(db: Reader): string {
  const own = db.get<{ changes: number }>(sql`SELECT total_changes() AS changes`);
  const others = db.get<{ data_version: number }>(sql`PRAGMA data_version`);
  return `${own?.changes} ${others?.data_version}`;
}
