import { sql } from 'drizzle-orm';
import type { Reader } from '../client.server.ts';

/** True when the database answers and holds the schema. */
export function isDatabaseHealthy(db: Reader): boolean {
  try {
    return db.get(sql`SELECT 1 AS one FROM people LIMIT 1`) !== null;
  } catch {
    return false;
  }
}
