import { sql } from 'drizzle-orm';
import type { Reader } from '../client.server.ts';

/** The first year of which anything is known: a round, a deviation that stands or a number that is typed; null before that. */
export function firstYearOfUse(db: Reader): number | null {
  const row = db.get<{ year: number | null }>(sql`
    SELECT min(year) AS year FROM (
      SELECT min(CAST(substr(due_on, 1, 4) AS INTEGER)) AS year FROM rounds
      UNION ALL SELECT CAST(substr(min(coalesce(occurred_on, created_at)), 1, 4) AS INTEGER) FROM deviations
      UNION ALL SELECT min(year) FROM typed_figures
    )`);
  return row?.year ?? null;
}

/** The latest year up to `until` of which anything is known: a round about it, a deviation or a number that is typed; else null. */
export function latestYearOfUse(db: Reader, until: number): number | null {
  const row = db.get<{ year: number | null }>(sql`
    SELECT max(year) AS year FROM (
      SELECT DISTINCT CAST(substr(reference_on, 1, 4) AS INTEGER) AS year FROM rounds
      UNION SELECT DISTINCT CAST(substr(coalesce(occurred_on, created_at), 1, 4) AS INTEGER) FROM deviations
      UNION SELECT DISTINCT year FROM typed_figures
    ) WHERE year <= ${until}`);
  return row?.year ?? null;
}
