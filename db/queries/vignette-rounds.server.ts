import { and, count, desc, eq, gt, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { registers } from '../schema/cases.ts';
import { checklists, checklistVersions } from '../schema/checklists.ts';
import { controls, rounds } from '../schema/controls.ts';
import { reviews } from '../schema/reviews.ts';
import { frameCases } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';

const isVignetteRound = sql`${registers.kind} = 'vignettes' AND json_extract(${rounds.procedure}, '$.reviewersPerCase') = 'everyone'`;

const roundColumns = {
  id: rounds.id,
  name: rounds.name,
  state: rounds.state,
  abortedAt: rounds.abortedAt,
  unitId: rounds.unitId,
  unitName: units.name,
  ownerId: rounds.ownerId,
  controlId: rounds.controlId,
  checklistId: controls.checklistId,
  checklistVersionId: rounds.checklistVersionId,
  checklistName: checklists.name,
  referenceOn: rounds.referenceOn,
  dueOn: rounds.dueOn,
  createdAt: rounds.createdAt,
  spreadOpenedAt: rounds.spreadOpenedAt,
  namesShownAt: rounds.namesShownAt,
};

function vignetteRounds(db: Reader) {
  return db
    .select(roundColumns)
    .from(rounds)
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .innerJoin(registers, eq(registers.id, controls.registerId))
    .innerJoin(units, eq(units.id, rounds.unitId))
    .innerJoin(checklistVersions, eq(checklistVersions.id, rounds.checklistVersionId))
    .innerJoin(checklists, eq(checklists.id, checklistVersions.checklistId))
    .$dynamic();
}

export type VignetteRound = NonNullable<ReturnType<typeof findVignetteRound>>;

/** The round if it is one of vignettes: everybody answers the same cases of a register of that kind. */
export function findVignetteRound(db: Reader, roundId: RoundId) {
  return vignetteRounds(db)
    .where(and(eq(rounds.id, roundId), isVignetteRound))
    .get();
}

/** The rounds of vignettes of the units in the scope, latest first. */
export function listVignetteRounds(db: Reader, scope: UnitScope) {
  return vignetteRounds(db)
    .where(
      and(
        isVignetteRound,
        sql`${rounds.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`,
      ),
    )
    .orderBy(desc(rounds.id))
    .all();
}

/** The rounds of vignettes that the person answers in, latest first. */
export function listVignetteRoundsOf(db: Reader, personId: PersonId) {
  return vignetteRounds(db)
    .where(
      and(
        isVignetteRound,
        sql`EXISTS (SELECT 1 FROM reviews WHERE reviews.round_id = ${rounds.id} AND reviews.slot > 0
          AND reviews.reviewer_id = ${personId} AND reviews.cancelled_at IS NULL)`,
      ),
    )
    .orderBy(desc(rounds.id))
    .all();
}

/** Who answers in the round: each person once, with how many texts she has and how many of them she has handed in. */
export function listAnswering(db: Reader, roundId: RoundId) {
  return db
    .select({
      personId: people.id,
      name: people.displayName,
      given: count(),
      handedIn: sql<number>`sum(${reviews.state} = 'finished')`,
    })
    .from(reviews)
    .innerJoin(people, eq(people.id, reviews.reviewerId))
    .where(
      and(
        eq(reviews.roundId, roundId),
        gt(reviews.slot, 0),
        isNull(reviews.cancelledAt),
        isNotNull(reviews.reviewerId),
      ),
    )
    .groupBy(people.id)
    .all();
}

/** How many have handed in their answers to the text that fewest have; 0 where there is none. */
export function fewestHandedIn(db: Reader, roundId: RoundId): number {
  const row = db.get<{ fewest: number | null }>(sql`SELECT min(done) AS fewest FROM (
    SELECT sum(state = 'finished') AS done FROM reviews
    WHERE round_id = ${roundId} AND slot > 0 AND cancelled_at IS NULL GROUP BY frame_case_id)`);
  return row?.fewest ?? 0;
}

/** When the answers of the round were opened to the group; null takes it back. */
export function setSpreadOpened(tx: WriteTx, roundId: RoundId, at: string | null): void {
  tx.update(rounds)
    .set({ spreadOpenedAt: at, revision: sql`${rounds.revision} + 1` })
    .where(eq(rounds.id, roundId))
    .run();
}

/** When the names were shown to the group; null hides them again. */
export function setNamesShown(tx: WriteTx, roundId: RoundId, at: string | null): void {
  tx.update(rounds)
    .set({ namesShownAt: at, revision: sql`${rounds.revision} + 1` })
    .where(eq(rounds.id, roundId))
    .run();
}

/** Whether how the group answered may be seen: all who answer are in, or the leader has not waited for the rest. */
export function isSpreadOpen(db: Reader, roundId: RoundId): boolean {
  const row = db.select({ at: rounds.spreadOpenedAt }).from(rounds).where(eq(rounds.id, roundId)).get();
  const answering = listAnswering(db, roundId);
  return (
    (row?.at ?? null) !== null ||
    (answering.length > 0 && answering.every(({ given, handedIn }) => given === handedIn))
  );
}

/** Other rounds that had one of the same texts, with which text; latest first. */
export function listRoundsOfSameVignettes(db: Reader, scope: UnitScope, roundId: RoundId) {
  return db
    .selectDistinct({ roundId: rounds.id, name: rounds.name, createdAt: rounds.createdAt })
    .from(frameCases)
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(
      and(
        ne(frameCases.roundId, roundId),
        isNull(rounds.abortedAt),
        sql`${frameCases.caseId} IN (SELECT case_id FROM frame_cases WHERE round_id = ${roundId})`,
        sql`${rounds.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`,
      ),
    )
    .orderBy(desc(rounds.id))
    .all();
}
