import { and, desc, eq, gt, isNull, lt, ne, notInArray, sql } from 'drizzle-orm';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Db, Reader } from '../client.server.ts';
import { people, roleGrants } from '../schema/accounts.ts';
import { sentMails } from '../schema/plans.ts';
import type { WriteTx } from '../transact.server.ts';
import { countOutsideCases } from './cases-stamp.server.ts';

export type MailRow = typeof sentMails.$inferSelect;
type NewMail = Pick<
  typeof sentMails.$inferInsert,
  'personId' | 'kind' | 'dedupeKey' | 'createdAt' | 'attempts'
>;

/** The people who may get reminders on a day: active, with a role that holds, and who have not refused them. */
export function listPeopleToMail(db: Reader, today: string): PersonId[] {
  const holdsRole = sql`EXISTS (SELECT 1 FROM ${roleGrants} WHERE ${roleGrants.personId} = ${people.id}
    AND ${roleGrants.revokedAt} IS NULL AND coalesce(${roleGrants.validUntilOn}, ${today}) >= ${today})`;
  return db
    .select({ id: people.id })
    .from(people)
    .where(and(isNull(people.deactivatedAt), eq(people.refusesMail, false), holdsRole))
    .all()
    .map(({ id }) => id);
}

/** Puts an e-mail among those to send; its id, or undefined when one with the same key stands there already. */
export function insertMail(tx: WriteTx, values: NewMail): number | undefined {
  return tx.insert(sentMails).values(values).onConflictDoNothing().returning({ id: sentMails.id }).get()?.id;
}

/** Forgets e-mail from before a day. */
export function deleteMailsBefore(tx: WriteTx, before: string): void {
  tx.delete(sentMails).where(lt(sentMails.createdAt, before)).run();
}

/** A mail is on its way from when it is handed over until the server has answered: an attempt without an outcome. */
const isOnItsWay = sql`${sentMails.sentAt} IS NULL AND ${sentMails.attempts} > 0 AND ${sentMails.lastError} = ''`;

/** The reminders neither sent, on their way nor settled by one of `settled`, put there after `since`; oldest first. */
export function listUnsentReminders(db: Reader, since: string, settled: readonly string[]): MailRow[] {
  return db
    .select()
    .from(sentMails)
    .where(
      and(
        ne(sentMails.kind, 'test'),
        isNull(sentMails.sentAt),
        gt(sentMails.createdAt, since),
        notInArray(sentMails.lastError, [...settled]),
        sql`NOT (${isOnItsWay})`,
      ),
    )
    .orderBy(sentMails.id)
    .all();
}

/** Bookkeeping of the sending, which has an audit entry of its own: what is known before and after each attempt. */
export function noteMail(
  db: Db,
  mail: Pick<MailRow, 'id' | 'attempts'>,
  outcome: Partial<Pick<MailRow, 'attempts' | 'lastError' | 'sentAt'>>,
): boolean {
  const { changes } = db
    .update(sentMails)
    .set(outcome)
    .where(and(eq(sentMails.id, mail.id), eq(sentMails.attempts, mail.attempts), isNull(sentMails.sentAt)))
    .run();
  countOutsideCases(db, changes);
  return changes === 1;
}

/** What was on its way when the program stopped gets this outcome; how many there were. */
export function settleMailsOnTheirWay(db: Db, lastError: string): number {
  const { changes } = db.update(sentMails).set({ lastError }).where(isOnItsWay).run();
  countOutsideCases(db, changes);
  return changes;
}

/** The latest e-mails with the name of whoever they were to, newest first. */
export function listLatestMails(db: Reader, limit: number) {
  return db
    .select({
      id: sentMails.id,
      personName: people.displayName,
      kind: sentMails.kind,
      createdAt: sentMails.createdAt,
      sentAt: sentMails.sentAt,
      attempts: sentMails.attempts,
      lastError: sentMails.lastError,
    })
    .from(sentMails)
    .innerJoin(people, eq(people.id, sentMails.personId))
    .orderBy(desc(sentMails.id))
    .limit(limit)
    .all();
}
