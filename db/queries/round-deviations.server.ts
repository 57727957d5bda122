import { and, between, count, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { YearSpan } from '#app/features/plans/domain/year-span.ts';
import type { DeviationTypeId, RoundId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { rounds } from '../schema/controls.ts';
import { deviations } from '../schema/deviations.ts';
import { countFoundIn } from './year-bundle.server.ts';

type Spans = { readonly thisYear: YearSpan; readonly lastYear: YearSpan };

const isKept = ne(deviations.state, 'withdrawn');
const idsOf = (ids: readonly (UnitId | RoundId)[]) =>
  sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** How many deviations each of these rounds has of each question, without withdrawn ones. */
export function countDeviationsOfRounds(db: Reader, roundIds: readonly RoundId[]) {
  return db
    .select({ roundId: deviations.roundId, questionId: deviations.questionId, count: count() })
    .from(deviations)
    .where(and(inArray(deviations.roundId, [...roundIds]), isKept))
    .groupBy(deviations.roundId, deviations.questionId)
    .all();
}

/** Deviations of one round, question, unit and type, by year. */
export type RoundDeviations = {
  readonly roundId: RoundId;
  readonly questionId: string | null;
  readonly unitId: UnitId;
  readonly typeId: DeviationTypeId | null;
  readonly thisYear: number;
  readonly lastYear: number;
};

/** The deviations of two years that rounds have made, by round and question, unit and type, without withdrawn ones. */
export function listRoundDeviationsOfYears(db: Reader, scope: UnitScope, spans: Spans): RoundDeviations[] {
  const rows = db
    .select({
      roundId: deviations.roundId,
      questionId: deviations.questionId,
      unitId: deviations.unitId,
      typeId: deviations.typeId,
      thisYear: countFoundIn(spans.thisYear, sql`true`),
      lastYear: countFoundIn(spans.lastYear, sql`true`),
    })
    .from(deviations)
    .where(and(isNotNull(deviations.roundId), sql`${deviations.unitId} IN ${idsOf(scope.unitIds)}`, isKept))
    .groupBy(deviations.roundId, deviations.questionId, deviations.unitId, deviations.typeId)
    // As the database has them: there may be ten thousand, and making objects of them by column takes longer than counting.
    .values() as [RoundId, string | null, UnitId, DeviationTypeId | null, number, number][];
  return rows.flatMap(([roundId, questionId, unitId, typeId, thisYear, lastYear]) =>
    thisYear + lastYear > 0 ? [{ roundId, questionId, unitId, typeId, thisYear, lastYear }] : [],
  );
}

/** The finalised rounds that were due in two years or are about a day of them, and those that are named. */
export function listFinalisedOfYears(
  db: Reader,
  scope: UnitScope,
  { thisYear, lastYear }: Spans,
  named: readonly RoundId[],
) {
  return db
    .select({
      id: rounds.id,
      unitId: rounds.unitId,
      referenceOn: rounds.referenceOn,
      dueOn: rounds.dueOn,
      checklistVersionId: rounds.checklistVersionId,
      revision: rounds.revision,
    })
    .from(rounds)
    .where(
      and(
        eq(rounds.state, 'finalised'),
        sql`${rounds.unitId} IN ${idsOf(scope.unitIds)}`,
        or(
          between(rounds.dueOn, lastYear.from, thisYear.to),
          between(rounds.referenceOn, lastYear.from, thisYear.to),
          sql`${rounds.id} IN ${idsOf(named)}`,
        ),
      ),
    )
    .all();
}

/** The figures that were frozen of these rounds. Whoever asks has reached the rounds. */
export function listFiguresOf(db: Reader, roundIds: readonly RoundId[]) {
  return db
    .select({ id: rounds.id, figures: rounds.figures })
    .from(rounds)
    .where(sql`${rounds.id} IN ${idsOf(roundIds)}`)
    .all();
}
