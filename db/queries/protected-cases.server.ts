import { and, eq, sql } from 'drizzle-orm';
import type { FrameCaseId, PersonId, RegisterId, RoundId } from '#app/shared/domain/ids.ts';
import type { ProtectedRule } from '#app/shared/domain/vocabulary.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { cases, registerNamedReviewers, registers } from '../schema/cases.ts';
import { frameCases } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';

/** What happens to the register's cases with protected identity; null while nobody has decided. */
export function protectedRuleOf(db: Reader, registerId: RegisterId): ProtectedRule | null {
  return (
    db.select({ rule: registers.protectedRule }).from(registers).where(eq(registers.id, registerId)).get()
      ?.rule ?? null
  );
}

/** Who may review the register's protected cases where the rule is `namedReviewers`; those shut out too, unsorted. */
export function namedReviewersOf(
  db: Reader,
  registerId: RegisterId,
): { id: PersonId; displayName: string }[] {
  return db
    .select({ id: people.id, displayName: people.displayName })
    .from(registerNamedReviewers)
    .innerJoin(people, eq(people.id, registerNamedReviewers.personId))
    .where(eq(registerNamedReviewers.registerId, registerId))
    .all();
}

/** Writes the rule and who is named. Names given under another rule are kept for the day the rule comes back. */
export function saveProtectedRule(
  tx: WriteTx,
  registerId: RegisterId,
  rule: ProtectedRule,
  namedIds: readonly PersonId[],
): void {
  tx.update(registers).set({ protectedRule: rule }).where(eq(registers.id, registerId)).run();
  tx.delete(registerNamedReviewers).where(eq(registerNamedReviewers.registerId, registerId)).run();
  for (const personId of namedIds) tx.insert(registerNamedReviewers).values({ registerId, personId }).run();
}

/**
 * For a protected case whose register reserves such cases: the ids of the named reviewers as JSON; otherwise NULL.
 * Needs the frame's case in the query. A case is protected when it was so as the frame was frozen or is so now, and the
 * rule is that of today.
 */
export const reservedFor = sql<PersonId[] | null>`(
  SELECT (SELECT json_group_array(n.person_id) FROM register_named_reviewers n WHERE n.register_id = r.id)
  FROM cases c JOIN registers r ON r.id = c.register_id
  WHERE c.id = ${frameCases.caseId} AND r.protected_rule = 'namedReviewers'
    AND (${frameCases.isProtected} OR c.is_protected))`.mapWith(
  (text: string) => JSON.parse(text) as PersonId[],
);

/** The reserved cases of a round's frame, with the people they are reserved for. */
export function listReservedCases(db: Reader, roundId: RoundId): Map<FrameCaseId, PersonId[]> {
  const rows = db
    .select({ id: frameCases.id, reservedFor })
    .from(frameCases)
    .where(and(eq(frameCases.roundId, roundId), sql`${reservedFor} IS NOT NULL`))
    .all();
  return new Map(rows.flatMap((row) => (row.reservedFor === null ? [] : [[row.id, row.reservedFor]])));
}

/** How many cases with protected identity the register has now, whatever their unit. */
export function countProtectedCases(db: Reader, registerId: RegisterId): number {
  return (
    db
      .select({ count: sql<number>`count(*)` })
      .from(cases)
      .where(
        and(
          eq(cases.registerId, registerId),
          eq(cases.isProtected, true),
          sql`${cases.goneImportId} IS NULL`,
        ),
      )
      .get()?.count ?? 0
  );
}
