import { createHash } from 'node:crypto';
import { desc } from 'drizzle-orm';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Db } from './client.server.ts';
import { countOutsideCases, isOutsideCases, totalChanges } from './queries/cases-stamp.server.ts';
import { auditEntries } from './schema/audit.ts';

declare const writable: unique symbol;

type Transaction = Parameters<Parameters<Db['transaction']>[0]>[0];

/** A transaction that will write its audit entry. Only `transact` makes one, so no query can write without it. */
export type WriteTx = Transaction & { readonly [writable]: true };

/** One line of the audit log. `detail` holds no names and no personnummer. */
export type AuditEntry = {
  /** A verb of the trade: round.drawn, answer.saved … */
  action: string;
  entity: string;
  entityId: string | number;
  unitId?: UnitId | null;
  detail?: Record<string, unknown>;
};

/** What a mutation hands back: its value with the entries that tell of it. */
export type Audited<T> = { value: T; audit: readonly [AuditEntry, ...AuditEntry[]] };

/** Says in so many words that nothing was written, so that no entry is owed. */
export type Unchanged<T> = { value: T; unchanged: true };

export const GENESIS_HASH = '0'.repeat(64);

type ChainedFields = {
  at: string;
  actorId: number | null;
  action: string;
  entity: string;
  entityId: string;
  unitId: number | null;
  detail: Record<string, unknown>;
};

/** SHA-256 over the entry before and this entry's own fields, in a fixed order. */
export function auditHash(previousHash: string, entry: ChainedFields): string {
  const fields = [
    previousHash,
    entry.at,
    entry.actorId,
    entry.action,
    entry.entity,
    entry.entityId,
    entry.unitId,
    entry.detail,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

function appendAudit(tx: Transaction, actorId: PersonId | null, at: string, entries: readonly AuditEntry[]) {
  const last = tx
    .select({ hash: auditEntries.hash })
    .from(auditEntries)
    .orderBy(desc(auditEntries.sequence))
    .limit(1)
    .get();
  let previousHash = last?.hash ?? GENESIS_HASH;
  for (const entry of entries) {
    // Through JSON and back, so that the hash is of what the database will give back.
    const detail = JSON.parse(JSON.stringify(entry.detail ?? {})) as Record<string, unknown>;
    const fields = {
      at,
      actorId,
      action: entry.action,
      entity: entry.entity,
      entityId: String(entry.entityId),
      unitId: entry.unitId ?? null,
      detail,
    };
    const hash = auditHash(previousHash, fields);
    tx.insert(auditEntries)
      .values({ ...fields, previousHash, hash })
      .run();
    previousHash = hash;
  }
}

/**
 * Runs a mutation in one immediate transaction together with its audit entries: both are on disk or neither.
 * The callback is synchronous (better-sqlite3): hash, parse and build outside. Throwing rolls everything back.
 */
export function transact<T>(
  db: Db,
  by: { actorId: PersonId | null; now: string },
  mutation: (tx: WriteTx) => Audited<T> | Unchanged<T>,
): T {
  return db.transaction(
    (tx) => {
      const before = totalChanges(tx);
      const outcome = mutation(tx as WriteTx);
      if ('audit' in outcome) {
        appendAudit(tx, by.actorId, by.now, outcome.audit);
        if (isOutsideCases(outcome.audit)) countOutsideCases(db, totalChanges(tx) - before);
      }
      return outcome.value;
    },
    { behavior: 'immediate' },
  );
}

/**
 * Several `transact` as one: each is a savepoint that is taken back by itself when it throws, and all that is written goes to
 * the disk at once. Nothing is on disk before this returns, and nothing when it throws.
 */
export function writtenTogether(db: Db, work: () => void): void {
  db.transaction(work, { behavior: 'immediate' });
}
