import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { hiddenReminders, reviewReminders } from '../schema/reviews.ts';
import type { WriteTx } from '../transact.server.ts';

/** When each reviewer of the round was last reminded. */
export function listLastReminded(db: Reader, roundId: RoundId): Map<PersonId, string> {
  const rows = db
    .select({ personId: reviewReminders.personId, sentAt: sql<string>`max(${reviewReminders.sentAt})` })
    .from(reviewReminders)
    .where(eq(reviewReminders.roundId, roundId))
    .groupBy(reviewReminders.personId)
    .all();
  return new Map(rows.map(({ personId, sentAt }) => [personId, sentAt]));
}

/** The person's reminders that she has not hidden, newest first. */
export function listRemindersOf(db: Reader, personId: PersonId) {
  return db
    .select({
      id: reviewReminders.id,
      roundId: reviewReminders.roundId,
      note: reviewReminders.note,
      sentAt: reviewReminders.sentAt,
      byName: people.displayName,
    })
    .from(reviewReminders)
    .innerJoin(people, eq(people.id, reviewReminders.sentById))
    .leftJoin(hiddenReminders, eq(hiddenReminders.reminderId, reviewReminders.id))
    .where(and(eq(reviewReminders.personId, personId), isNull(hiddenReminders.reminderId)))
    .orderBy(desc(reviewReminders.id))
    .all();
}

/** One reminder, whoever it is to. */
export function findReminder(db: Reader, reminderId: number) {
  return db
    .select({ personId: reviewReminders.personId, roundId: reviewReminders.roundId })
    .from(reviewReminders)
    .where(eq(reviewReminders.id, reminderId))
    .get();
}

export function insertReminder(tx: WriteTx, values: typeof reviewReminders.$inferInsert): void {
  tx.insert(reviewReminders).values(values).run();
}

/** Hides the reminder and the earlier ones of the same round; says how many were not hidden before. */
export function hideReminders(
  tx: WriteTx,
  { reminderId, roundId, personId, hiddenAt }: HiddenReminders,
): number {
  return tx.run(sql`INSERT INTO ${hiddenReminders} (reminder_id, hidden_at)
    SELECT id, ${hiddenAt} FROM ${reviewReminders}
    WHERE person_id = ${personId} AND round_id = ${roundId} AND id <= ${reminderId}
    ON CONFLICT DO NOTHING`).changes;
}

type HiddenReminders = { reminderId: number; roundId: RoundId; personId: PersonId; hiddenAt: string };
