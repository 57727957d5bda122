import { and, desc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Db, Reader } from '../client.server.ts';
import { loginFailures, sessions } from '../schema/accounts.ts';
import type { WriteTx } from '../transact.server.ts';
import { countOutsideCases } from './cases-stamp.server.ts';

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

/** A person's sessions that are neither revoked nor past their end, last seen first. */
export function listLiveSessions(db: Reader, personId: PersonId, now: string) {
  return db
    .select({ id: sessions.id, createdAt: sessions.createdAt, lastSeenAt: sessions.lastSeenAt })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.lastSeenAt))
    .all();
}

/** Bookkeeping, not a mutation of anybody's data: no audit entry. */
export function touchSession(db: Db, id: string, now: string): void {
  const { changes } = db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, id)).run();
  countOutsideCases(db, changes);
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

type AttemptLimit = { key: string; attempts: number };

/**
 * Counts one attempt to log in against every limit, or says when the next one is open. In one transaction of its
 * own, so that attempts made at the same time count each other. Bookkeeping of the guard, not a mutation of
 * anybody's data: no audit entry (the failed log-in itself gets one).
 */
export function claimLogInAttempt(
  db: Db,
  claim: { now: string; windowMinutes: number; limits: readonly AttemptLimit[] },
): Result<number[], { openAt: string }> {
  const windowMs = claim.windowMinutes * 60_000;
  const since = new Date(Date.parse(claim.now) - windowMs).toISOString();
  return db.transaction(
    (tx) => {
      tx.delete(loginFailures).where(lte(loginFailures.at, since)).run();
      const full = claim.limits.flatMap(({ key, attempts }) => {
        const oldest = tx
          .select({ at: loginFailures.at })
          .from(loginFailures)
          .where(eq(loginFailures.key, key))
          .orderBy(desc(loginFailures.at))
          .limit(1)
          .offset(attempts - 1)
          .get();
        return oldest ? [oldest.at] : [];
      });
      if (full.length > 0) {
        const openAt = Math.max(...full.map((at) => Date.parse(at))) + windowMs;
        return err({ openAt: new Date(openAt).toISOString() });
      }
      return ok(
        claim.limits.map(
          ({ key }) =>
            tx.insert(loginFailures).values({ key, at: claim.now }).returning({ id: loginFailures.id }).get()
              .id,
        ),
      );
    },
    { behavior: 'immediate' },
  );
}

/** After a log-in that succeeded: all attempts on its e-mail, and of the address only this one. */
export function forgetLogInAttempts(tx: WriteTx, attempt: { key: string; ids: readonly number[] }): void {
  tx.delete(loginFailures)
    .where(or(eq(loginFailures.key, attempt.key), inArray(loginFailures.id, [...attempt.ids])))
    .run();
}
