import { and, asc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { controls, rounds } from '../schema/controls.ts';
import { wheelEntries } from '../schema/plans.ts';
import type { WriteTx } from '../transact.server.ts';
import { isRoundWithin } from './round-scope.server.ts';

const marker = alias(people, 'marker');

type Span = { readonly from: CivilDate; readonly to: CivilDate };

/** The rounds of the scope due within the span, both days included, those given up too. */
export function listRoundsDue(db: Reader, scope: UnitScope, { from, to }: Span) {
  return db
    .select({
      id: rounds.id,
      name: rounds.name,
      controlName: controls.name,
      unitId: rounds.unitId,
      unitName: units.name,
      state: rounds.state,
      dueOn: rounds.dueOn,
      abortedAt: rounds.abortedAt,
      abortReason: rounds.abortReason,
      ownerId: rounds.ownerId,
      ownerName: people.displayName,
    })
    .from(rounds)
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .innerJoin(units, eq(units.id, rounds.unitId))
    .innerJoin(people, eq(people.id, rounds.ownerId))
    .where(and(isRoundWithin(scope), gte(rounds.dueOn, from), lte(rounds.dueOn, to)))
    .all()
    .map((round) => ({ ...round, dueOn: round.dueOn as CivilDate }));
}

/** What somebody has put in the year wheel within the span for units of the scope, or for this person to answer for. */
export function listWheelEntries(
  db: Reader,
  scope: UnitScope,
  { from, to }: Span,
  answeringId: PersonId | null = null,
) {
  return db
    .select({
      entry: wheelEntries,
      unitName: units.name,
      responsibleName: people.displayName,
      markedByName: marker.displayName,
    })
    .from(wheelEntries)
    .innerJoin(units, eq(units.id, wheelEntries.unitId))
    .leftJoin(people, eq(people.id, wheelEntries.responsibleId))
    .leftJoin(marker, eq(marker.id, wheelEntries.markedById))
    .where(
      and(
        or(
          sql`${wheelEntries.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`,
          answeringId === null ? undefined : eq(wheelEntries.responsibleId, answeringId),
        ),
        isNull(wheelEntries.removedAt),
        gte(wheelEntries.dueOn, from),
        lte(wheelEntries.dueOn, to),
      ),
    )
    .orderBy(asc(wheelEntries.id))
    .all()
    .map(({ entry, ...names }) => ({ ...entry, ...names, dueOn: entry.dueOn as CivilDate }));
}

export function findWheelEntry(db: Reader, entryId: number) {
  return db
    .select()
    .from(wheelEntries)
    .where(and(eq(wheelEntries.id, entryId), isNull(wheelEntries.removedAt)))
    .get();
}

/** Whether the unit's wheel has the same thing on the same day already. */
export function hasWheelEntry(
  db: Reader,
  same: { unitId: UnitId; title: string; dueOn: CivilDate },
): boolean {
  const found = db
    .select({ id: wheelEntries.id })
    .from(wheelEntries)
    .where(
      and(
        eq(wheelEntries.unitId, same.unitId),
        eq(wheelEntries.title, same.title),
        eq(wheelEntries.dueOn, same.dueOn),
        isNull(wheelEntries.removedAt),
      ),
    )
    .get();
  return found !== undefined;
}

export function insertWheelEntry(tx: WriteTx, values: typeof wheelEntries.$inferInsert): number {
  return tx.insert(wheelEntries).values(values).returning({ id: wheelEntries.id }).get().id;
}

/** Changes the entry over the revision that was seen; false when somebody was first, and nothing is written. */
export function updateWheelEntry(
  tx: WriteTx,
  entryId: number,
  revision: number,
  values: Partial<
    Pick<
      typeof wheelEntries.$inferInsert,
      'title' | 'dueOn' | 'responsibleId' | 'doneAt' | 'reasonNotDone' | 'markedById' | 'removedAt'
    >
  >,
): boolean {
  const { changes } = tx
    .update(wheelEntries)
    .set({ ...values, revision: sql`${wheelEntries.revision} + 1` })
    .where(and(eq(wheelEntries.id, entryId), eq(wheelEntries.revision, revision)))
    .run();
  return changes === 1;
}

/** What a person answers for in the year wheel within the span and that nobody has marked. */
export function listWheelEntriesOf(db: Reader, personId: PersonId, { from, to }: Span) {
  return db
    .select({ unitId: wheelEntries.unitId, dueOn: wheelEntries.dueOn })
    .from(wheelEntries)
    .where(
      and(
        eq(wheelEntries.responsibleId, personId),
        isNull(wheelEntries.removedAt),
        isNull(wheelEntries.doneAt),
        eq(wheelEntries.reasonNotDone, ''),
        gte(wheelEntries.dueOn, from),
        lte(wheelEntries.dueOn, to),
      ),
    )
    .all()
    .map(({ unitId, dueOn }) => ({ unitId, dueOn: dueOn as CivilDate }));
}
