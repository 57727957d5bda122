import { sql } from 'drizzle-orm';
import type { Reader } from '../client.server.ts';

/**
 * What is done in these areas, by the first word of its audit action, or by this action, leaves the cases of the registers
 * and their listings as they are. Everything else is taken to have written them: what is forgotten here costs time, nothing more.
 */
const OUTSIDE_CASES: ReadonlySet<string> = new Set([
  'answer',
  'case.read',
  'check',
  'checklist',
  'control',
  'deviation',
  'deviations',
  'frame',
  'login',
  'protocol',
  'review',
  'round',
  'seed',
  'session',
]);

/** Per connection: how many of its changes were outside the cases. */
const outside = new WeakMap<object, number>();

/** How many rows the connection has written since it was opened. */
export function totalChanges(db: Reader): number {
  return db.get<{ changes: number }>(sql`SELECT total_changes() AS changes`)?.changes ?? 0;
}

/** Whether a transaction with these entries leaves the cases as they are. */
export function isOutsideCases(entries: readonly { readonly action: string }[]): boolean {
  return entries.every(
    ({ action }) => OUTSIDE_CASES.has(action) || OUTSIDE_CASES.has(action.split('.')[0] ?? ''),
  );
}

/** Tells of changes of the connection that left the cases as they are. */
export function countOutsideCases(db: Reader, changes: number): void {
  outside.set(db, (outside.get(db) ?? 0) + changes);
}

/**
 * A text that is another whenever a case of a register may have been written since, by this connection or another: what
 * was worked out from the cases under the same stamp still holds. Within a transaction every write counts.
 */
export function casesStamp(db: Reader): string {
  const others = db.get<{ data_version: number }>(sql`PRAGMA data_version`);
  return `${totalChanges(db) - (outside.get(db) ?? 0)} ${others?.data_version}`;
}
