import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Db, Reader } from '../client.server.ts';
import { loginFailures, sessions } from '../schema/accounts.ts';
import type { WriteTx } from '../transact.server.ts';

export function insertSession(tx: WriteTx, values: typeof sessions.$inferInsert): void {
  tx.insert(sessions).values(values).run();
}

/** The session if it is neither revoked nor past its end at `now`. */
export function findLiveSession(db: Reader, id: string, now: string) {
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.id, id), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)))
    .get();
}

/** Bookkeeping, not a mutation of anybody's data: no audit entry. */
export function touchSession(db: Db, id: string, now: string): void {
  db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, id)).run();
}

export function revokeSession(tx: WriteTx, id: string, now: string): void {
  tx.update(sessions).set({ revokedAt: now }).where(eq(sessions.id, id)).run();
}

/** All of a person's sessions, for example when she is deactivated or changes her password. */
export function revokeSessionsOf(tx: WriteTx, personId: PersonId, now: string, exceptId = ''): void {
  tx.update(sessions)
    .set({ revokedAt: now })
    .where(
      and(eq(sessions.personId, personId), isNull(sessions.revokedAt), sql`${sessions.id} <> ${exceptId}`),
    )
    .run();
}

/** Failed log-ins for a key since an instant. */
export function countLoginFailures(db: Reader, key: string, since: string): number {
  return (
    db
      .select({ count: sql<number>`count(*)` })
      .from(loginFailures)
      .where(and(eq(loginFailures.key, key), gt(loginFailures.at, since)))
      .get()?.count ?? 0
  );
}

export function insertLoginFailures(tx: WriteTx, keys: readonly string[], at: string): void {
  for (const key of keys) tx.insert(loginFailures).values({ key, at }).run();
}

export function clearLoginFailures(tx: WriteTx, keys: readonly string[], olderThan: string): void {
  for (const key of keys) tx.delete(loginFailures).where(eq(loginFailures.key, key)).run();
  tx.delete(loginFailures).where(lt(loginFailures.at, olderThan)).run();
}
