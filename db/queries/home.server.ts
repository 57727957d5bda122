import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { auditEntries } from '../schema/audit.ts';
import { imports, registers } from '../schema/cases.ts';
import { controls, rounds } from '../schema/controls.ts';
import { reviews } from '../schema/reviews.ts';
import { draws, seedAgreements } from '../schema/sampling.ts';
import { roundTitle } from './round-title.server.ts';

const listOf = (unitIds: readonly UnitId[]) => sql`(SELECT value FROM json_each(${JSON.stringify(unitIds)}))`;

const isOfEverybody = sql`coalesce(json_extract(${rounds.procedure}, '$.reviewersPerCase') = 'everyone', 0)`;

// One review a case counts, whoever many answer it; of a vignette there is none, and each person's own does.
const isCounted = sql`(${reviews.slot} > 0) = ${isOfEverybody}`;

/**
 * The rounds that are neither finalised nor given up, soonest due first, with how many of their reviews are settled. One
 * of vignettes is over when everybody sees how the answers spread.
 */
export function listOpenRounds(db: Reader, scope: UnitScope) {
  return db
    .select({
      id: rounds.id,
      name: roundTitle,
      state: rounds.state,
      dueOn: rounds.dueOn,
      ownerId: rounds.ownerId,
      controlName: controls.name,
      design: rounds.design,
      isSeedAwaited: sql<number>`EXISTS (SELECT 1 FROM ${seedAgreements} WHERE ${seedAgreements.roundId} = ${rounds.id}
        AND ${seedAgreements.usedAt} IS NULL AND ${seedAgreements.cancelledAt} IS NULL)`,
      reviewCount: sql<number>`count(CASE WHEN ${isCounted} THEN 1 END)`,
      finishedCount: sql<number>`count(CASE WHEN ${isCounted} AND ${reviews.state} = 'finished'
        AND coalesce(${reviews.approval}, 'approved') = 'approved' THEN 1 END)`,
    })
    .from(rounds)
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .leftJoin(reviews, and(eq(reviews.roundId, rounds.id), isNull(reviews.cancelledAt)))
    .where(
      and(
        ne(rounds.state, 'finalised'),
        isNull(rounds.abortedAt),
        sql`(${rounds.spreadOpenedAt} IS NULL OR NOT ${isOfEverybody})`,
        sql`${rounds.unitId} IN ${listOf(scope.unitIds)}`,
      ),
    )
    .groupBy(rounds.id)
    .orderBy(asc(rounds.dueOn), asc(rounds.id))
    .all();
}

/** The latest round to go on with. */
export function findLatestRound(db: Reader, scope: UnitScope): number | null {
  const latest = db
    .select({ id: sql<number | null>`max(${rounds.id})` })
    .from(rounds)
    .where(sql`${rounds.unitId} IN ${listOf(scope.unitIds)}`)
    .get();
  return latest?.id ?? null;
}

/** Which of the first steps have been taken on any of the units. */
export function readStepsTaken(db: Reader, unitIds: readonly UnitId[]) {
  const inScope = listOf(unitIds);
  const exists = (query: { all: () => unknown[] }) => query.all().length > 0;
  return {
    hasImport: exists(
      db
        .select({ id: imports.id })
        .from(imports)
        .innerJoin(registers, eq(registers.id, imports.registerId))
        .where(and(eq(imports.state, 'applied'), sql`${registers.unitId} IN ${inScope}`))
        .limit(1),
    ),
    hasControl: exists(
      db.select({ id: controls.id }).from(controls).where(sql`${controls.unitId} IN ${inScope}`).limit(1),
    ),
    hasDraw: exists(
      db
        .select({ id: draws.id })
        .from(draws)
        .innerJoin(rounds, eq(rounds.id, draws.roundId))
        .where(sql`${rounds.unitId} IN ${inScope}`)
        .limit(1),
    ),
    hasFinishedReview: exists(
      db
        .select({ id: reviews.id })
        .from(reviews)
        .innerJoin(rounds, eq(rounds.id, reviews.roundId))
        .where(and(eq(reviews.state, 'finished'), sql`${rounds.unitId} IN ${inScope}`))
        .limit(1),
    ),
    hasWorkbook: exists(
      db
        .select({ sequence: auditEntries.sequence })
        .from(auditEntries)
        .where(and(eq(auditEntries.action, 'round.exported'), sql`${auditEntries.unitId} IN ${inScope}`))
        .limit(1),
    ),
    hasFinalisedRound: exists(
      db
        .select({ id: rounds.id })
        .from(rounds)
        .where(and(eq(rounds.state, 'finalised'), sql`${rounds.unitId} IN ${inScope}`))
        .limit(1),
    ),
  };
}
