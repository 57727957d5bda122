import { and, asc, desc, eq, gt, gte, inArray, lt, or, sql } from 'drizzle-orm';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { auditEntries } from '../schema/audit.ts';
import { auditHash, GENESIS_HASH } from '../transact.server.ts';

export type AuditFilter = {
  unitIds: readonly UnitId[];
  /** Also what belongs to no unit: log-ins, settings, what the program did by itself. */
  includesUnitless: boolean;
  actorId?: PersonId | undefined;
  action?: string | undefined;
  /** Instants: from (included) until (not included). */
  from?: string | undefined;
  until?: string | undefined;
};

export type AuditRow = typeof auditEntries.$inferSelect;

function conditions(filter: AuditFilter) {
  const ofUnits = sql`${auditEntries.unitId} IN (SELECT value FROM json_each(${JSON.stringify(filter.unitIds)}))`;
  return and(
    filter.includesUnitless ? or(ofUnits, sql`${auditEntries.unitId} IS NULL`) : ofUnits,
    filter.actorId === undefined ? undefined : eq(auditEntries.actorId, filter.actorId),
    filter.action === undefined ? undefined : eq(auditEntries.action, filter.action),
    filter.from === undefined ? undefined : gte(auditEntries.at, filter.from),
    filter.until === undefined ? undefined : lt(auditEntries.at, filter.until),
  );
}

/** One page of the log, newest first. */
export function listAuditEntries(db: Reader, filter: AuditFilter, page: { size: number; offset: number }) {
  return db
    .select()
    .from(auditEntries)
    .where(conditions(filter))
    .orderBy(desc(auditEntries.sequence))
    .limit(page.size)
    .offset(page.offset)
    .all();
}

export function countAuditEntries(db: Reader, filter: AuditFilter): number {
  const row = db.select({ count: sql<number>`count(*)` }).from(auditEntries).where(conditions(filter)).get();
  return row?.count ?? 0;
}

/** Which actions stand in the log, for the filter. */
export function listAuditActions(db: Reader): string[] {
  return db
    .selectDistinct({ action: auditEntries.action })
    .from(auditEntries)
    .all()
    .map((row) => row.action);
}

const isTrueTo = (entry: AuditRow, previousHash: string) =>
  entry.previousHash === previousHash && entry.hash === auditHash(previousHash, entry);

/** The entries among the given ones whose own hash, or whose link to the entry before, is wrong. */
export function findBrokenEntries(db: Reader, entries: readonly AuditRow[]): number[] {
  const wanted = entries.map((entry) => entry.sequence - 1);
  const before = new Map(
    db
      .select({ sequence: auditEntries.sequence, hash: auditEntries.hash })
      .from(auditEntries)
      .where(inArray(auditEntries.sequence, wanted))
      .all()
      .map((row) => [row.sequence, row.hash]),
  );
  return entries
    .filter((entry) => {
      const previousHash = entry.sequence === 1 ? GENESIS_HASH : before.get(entry.sequence - 1);
      return previousHash === undefined || !isTrueTo(entry, previousHash);
    })
    .map((entry) => entry.sequence);
}

export type ChainVerdict =
  | { isWhole: true; count: number; lastHash: string }
  | { isWhole: false; count: number; brokenAt: number };

const BATCH = 2000;

/**
 * Recomputes the whole chain. `brokenAt` is the first entry that is changed, missing or out of line. Entries cut
 * off at the end show against the highest number the table has ever given out; whoever can change that too is
 * only caught by a last hash written down elsewhere.
 */
export function verifyAuditChain(db: Reader): ChainVerdict {
  let previousHash = GENESIS_HASH;
  let count = 0;
  for (;;) {
    const batch = db
      .select()
      .from(auditEntries)
      .where(gt(auditEntries.sequence, count))
      .orderBy(asc(auditEntries.sequence))
      .limit(BATCH)
      .all();
    for (const entry of batch) {
      if (entry.sequence !== count + 1 || !isTrueTo(entry, previousHash)) {
        return { isWhole: false, count, brokenAt: count + 1 };
      }
      previousHash = entry.hash;
      count += 1;
    }
    if (batch.length < BATCH) break;
  }
  const given = db.get<{ seq: number } | undefined>(
    sql`SELECT seq FROM sqlite_sequence WHERE name = 'audit_entries'`,
  );
  if ((given?.seq ?? 0) !== count) return { isWhole: false, count, brokenAt: count + 1 };
  return { isWhole: true, count, lastHash: previousHash };
}
