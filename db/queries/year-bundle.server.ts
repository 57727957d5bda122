import { and, asc, between, eq, gte, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { YearSpan } from '#app/features/plans/domain/year-span.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { actions } from '../schema/actions.ts';
import { controls, rounds } from '../schema/controls.ts';
import { deviations } from '../schema/deviations.ts';
import { finalisedContents } from '../schema/reports.ts';
import { isRoundWithin } from './round-scope.server.ts';
import { roundTitle } from './round-title.server.ts';

const isUnitWithin = (unitId: unknown, scope: UnitScope) =>
  sql`${unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`;

/** Found in the year: on the day that was written down, else when the review was handed in, by the clock in Sweden. */
const wasFoundIn = ({ from, to, beginsAt, endsAt }: YearSpan) =>
  sql`CASE WHEN ${deviations.occurredOn} IS NULL
    THEN ${deviations.createdAt} >= ${beginsAt} AND ${deviations.createdAt} < ${endsAt}
    ELSE ${deviations.occurredOn} BETWEEN ${from} AND ${to} END`;

/** Of a group of deviations, how many were found in the year and are as the condition says. */
export const countFoundIn = (span: YearSpan, condition: SQL) =>
  sql<number>`sum(${wasFoundIn(span)} AND ${condition})`.mapWith(Number);

/**
 * How many deviations were found in each of two years, by unit and type, and how many of those were withdrawn: of all of
 * the scope, or only those that no round has made.
 */
export function countDeviationsOfYears(
  db: Reader,
  scope: UnitScope,
  spans: { readonly thisYear: YearSpan; readonly lastYear: YearSpan },
  which: 'all' | 'ofNoRound' = 'all',
) {
  const isKept = sql`${deviations.state} <> 'withdrawn'`;
  const isWithdrawn = sql`${deviations.state} = 'withdrawn'`;
  return db
    .select({
      unitId: deviations.unitId,
      typeId: deviations.typeId,
      thisYear: countFoundIn(spans.thisYear, isKept),
      lastYear: countFoundIn(spans.lastYear, isKept),
      withdrawnThisYear: countFoundIn(spans.thisYear, isWithdrawn),
      withdrawnLastYear: countFoundIn(spans.lastYear, isWithdrawn),
    })
    .from(deviations)
    .where(
      and(
        isUnitWithin(deviations.unitId, scope),
        which === 'ofNoRound' ? isNull(deviations.roundId) : undefined,
      ),
    )
    .groupBy(deviations.unitId, deviations.typeId)
    .all();
}

/**
 * Every round of the scope that is about a day of the year, whenever it is reviewed, those given up among them; by control
 * and day, without what is in them.
 */
export function listRoundsOfYear(db: Reader, scope: UnitScope, { from, to }: YearSpan) {
  return db
    .select({
      id: rounds.id,
      name: roundTitle,
      unitId: rounds.unitId,
      unitName: units.name,
      controlName: controls.name,
      purpose: controls.purpose,
      state: rounds.state,
      referenceOn: rounds.referenceOn,
      dueOn: rounds.dueOn,
      finalNumber: rounds.finalNumber,
      checklistVersionId: rounds.checklistVersionId,
      abortedAt: rounds.abortedAt,
      abortReason: rounds.abortReason,
    })
    .from(rounds)
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .innerJoin(units, eq(units.id, rounds.unitId))
    .where(and(isRoundWithin(scope), between(rounds.referenceOn, from, to)))
    .orderBy(asc(controls.name), asc(controls.id), asc(rounds.referenceOn), asc(rounds.id))
    .all()
    .map((round) => ({ ...round, dueOn: round.dueOn as CivilDate }));
}

export type YearRoundRow = ReturnType<typeof listRoundsOfYear>[number];

/** The frozen figures of these rounds and the texts that were kept with them last. Whoever asks has reached the rounds. */
export function listFrozenOfRounds(db: Reader, roundIds: readonly RoundId[]) {
  const latest = sql`SELECT max(later.sequence) FROM ${finalisedContents} AS later WHERE later.round_id = ${rounds.id}`;
  return db
    .select({
      roundId: rounds.id,
      checklistVersionId: rounds.checklistVersionId,
      figures: rounds.figures,
      texts: finalisedContents.texts,
    })
    .from(rounds)
    .leftJoin(
      finalisedContents,
      and(eq(finalisedContents.roundId, rounds.id), sql`${finalisedContents.sequence} = (${latest})`),
    )
    .where(inArray(rounds.id, [...roundIds]))
    .all();
}

/** The actions of the scope that were to be done, or were followed up, during the year; by day. */
export function listActionsOfYear(db: Reader, scope: UnitScope, { from, to, beginsAt, endsAt }: YearSpan) {
  return db
    .select({
      id: actions.id,
      number: actions.number,
      title: actions.title,
      intendedEffect: actions.intendedEffect,
      unitName: units.name,
      ownerName: people.displayName,
      state: actions.state,
      dueOn: actions.dueOn,
      followUpOn: actions.followUpOn,
      effect: actions.effect,
      effectNote: actions.effectNote,
    })
    .from(actions)
    .innerJoin(units, eq(units.id, actions.unitId))
    .innerJoin(people, eq(people.id, actions.ownerId))
    .where(
      and(
        isUnitWithin(actions.unitId, scope),
        or(
          between(actions.dueOn, from, to),
          and(gte(actions.followedUpAt, beginsAt), lt(actions.followedUpAt, endsAt)),
        ),
      ),
    )
    .orderBy(asc(actions.dueOn), asc(actions.id))
    .all();
}

export type YearActionRow = ReturnType<typeof listActionsOfYear>[number];
