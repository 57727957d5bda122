import { and, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { cases, registers } from '../schema/cases.ts';
import { controls, rounds } from '../schema/controls.ts';
import { deviations } from '../schema/deviations.ts';
import { reviews } from '../schema/reviews.ts';
import { frameCases } from '../schema/sampling.ts';
import { caseKeyOfDeviation, type DeviationReach, isDeviationReached } from './deviations.server.ts';
import { isReviewListed, type ReviewReach } from './reviews.server.ts';
import { roundTitle } from './round-title.server.ts';

/** No more of a kind than fits on the page; whoever gets this many writes more of what she looks for. */
export const SEARCH_LIMIT = 20;

const inScope = (column: AnySQLiteColumn, scope: UnitScope): SQL =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`;

/**
 * The text anywhere in the column. The signs LIKE reads as patterns stand for themselves. LIKE knows letter case for
 * a–z only, so å, ä and ö stand for any one sign: "ÄLDRE" finds "Äldre".
 */
function holds(column: AnySQLiteColumn, text: string): SQL {
  const escaped = text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const pattern = `%${escaped.replace(/\P{ASCII}/gu, '_')}%`;
  return sql`${column} LIKE ${pattern} ESCAPE '\\'`;
}

export function searchCases(db: Reader, scope: UnitScope, text: string) {
  return db
    .select({
      id: cases.id,
      key: cases.key,
      registerId: cases.registerId,
      registerName: registers.name,
      unitName: units.name,
      isGone: sql<number>`${cases.goneImportId} IS NOT NULL`.mapWith(Boolean),
    })
    .from(cases)
    .innerJoin(registers, eq(registers.id, cases.registerId))
    .innerJoin(units, eq(units.id, cases.unitId))
    .where(and(inScope(cases.unitId, scope), holds(cases.key, text)))
    .orderBy(cases.key)
    .limit(SEARCH_LIMIT)
    .all();
}

/** Reviews of cases with the number: those of the person's units and those given to her. */
export function searchReviews(db: Reader, reach: ReviewReach, text: string) {
  return db
    .select({
      id: reviews.id,
      caseKey: frameCases.key,
      state: reviews.state,
      roundName: roundTitle,
      controlName: controls.name,
      reviewerName: people.displayName,
      /** Everybody who answers the case, in the order of slots, of what they agree on; empty for a person's own answers. */
      agreedByNames: sql<string[]>`CASE WHEN ${reviews.slot} = 0 THEN (SELECT json_group_array(name)
        FROM (SELECT person.display_name AS name FROM reviews one INNER JOIN people person ON person.id = one.reviewer_id
        WHERE one.round_id = ${reviews.roundId} AND one.frame_case_id = ${reviews.frameCaseId}
        AND one.slot > 0 AND one.cancelled_at IS NULL ORDER BY one.slot)) ELSE '[]' END`.mapWith(
        (json: string) => JSON.parse(json) as string[],
      ),
    })
    .from(reviews)
    .leftJoin(people, eq(people.id, reviews.reviewerId))
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .innerJoin(rounds, eq(rounds.id, reviews.roundId))
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .where(and(isNull(reviews.cancelledAt), holds(frameCases.key, text), isReviewListed(reach)))
    .orderBy(desc(reviews.id))
    .limit(SEARCH_LIMIT)
    .all();
}

/** By number, title or case number. */
export function searchDeviations(db: Reader, reach: DeviationReach, text: string) {
  return db
    .select({
      id: deviations.id,
      number: deviations.number,
      title: deviations.title,
      state: deviations.state,
      caseKey: caseKeyOfDeviation,
    })
    .from(deviations)
    .leftJoin(frameCases, eq(frameCases.id, deviations.frameCaseId))
    .where(
      and(
        or(
          holds(deviations.number, text),
          holds(deviations.title, text),
          holds(frameCases.key, text),
          holds(deviations.caseReference, text),
        ),
        isDeviationReached(reach),
      ),
    )
    .orderBy(desc(deviations.id))
    .limit(SEARCH_LIMIT)
    .all();
}

export function searchControls(db: Reader, scope: UnitScope, text: string) {
  return db
    .select({ id: controls.id, name: controls.name, unitName: units.name })
    .from(controls)
    .innerJoin(units, eq(units.id, controls.unitId))
    .where(and(isNull(controls.archivedAt), inScope(controls.unitId, scope), holds(controls.name, text)))
    .orderBy(controls.name)
    .limit(SEARCH_LIMIT)
    .all();
}

/** By name, control or the number of a finalised round; `onlyFinalised` for whoever reads results only. */
export function searchRounds(db: Reader, scope: UnitScope, text: string, onlyFinalised: boolean) {
  return db
    .select({
      id: rounds.id,
      name: roundTitle,
      state: rounds.state,
      finalNumber: rounds.finalNumber,
      unitId: rounds.unitId,
      controlName: controls.name,
    })
    .from(rounds)
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .where(
      and(
        inScope(rounds.unitId, scope),
        onlyFinalised ? eq(rounds.state, 'finalised') : undefined,
        or(holds(rounds.name, text), holds(controls.name, text), holds(rounds.finalNumber, text)),
      ),
    )
    .orderBy(desc(rounds.id))
    .limit(SEARCH_LIMIT)
    .all();
}
