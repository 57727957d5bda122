import { and, desc, eq, exists, gte, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { CaseId, ControlId, RegisterId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { cases } from '../schema/cases.ts';
import { rounds } from '../schema/controls.ts';
import { reviews } from '../schema/reviews.ts';
import { draws, frameCases } from '../schema/sampling.ts';

const inScope = (scope: UnitScope) =>
  sql`${cases.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`;

/** The cases of the scope that stood in the frame of a round of the control that was drawn and not given up. */
export function listCasesOfDrawnFrames(db: Reader, scope: UnitScope, controlId: ControlId): CaseId[] {
  const drawn = db.select({ one: sql`1` }).from(draws).where(eq(draws.roundId, rounds.id));
  return db
    .selectDistinct({ id: cases.id })
    .from(rounds)
    .innerJoin(frameCases, eq(frameCases.roundId, rounds.id))
    .innerJoin(cases, eq(cases.id, frameCases.caseId))
    .where(and(eq(rounds.controlId, controlId), isNull(rounds.abortedAt), exists(drawn), inScope(scope)))
    .all()
    .map(({ id }) => id);
}

/**
 * The latest rounds of the control in which something was reviewed, at most `limit`, latest first; only those before
 * `before`, when given. Rounds given up do not count.
 */
export function listReviewedRounds(
  db: Reader,
  controlId: ControlId,
  limit: number,
  before: number | undefined,
): RoundId[] {
  const reviewed = db
    .select({ one: sql`1` })
    .from(reviews)
    .where(and(eq(reviews.roundId, rounds.id), isNotNull(reviews.finishedAt), isNull(reviews.cancelledAt)));
  return db
    .select({ id: rounds.id })
    .from(rounds)
    .where(
      and(
        eq(rounds.controlId, controlId),
        isNull(rounds.abortedAt),
        exists(reviewed),
        before === undefined ? undefined : lt(rounds.number, before),
      ),
    )
    .orderBy(desc(rounds.number))
    .limit(limit)
    .all()
    .map(({ id }) => id);
}

/** The cases of the scope whose review in one of the rounds is handed in. */
export function listCasesReviewedIn(db: Reader, scope: UnitScope, roundIds: readonly RoundId[]): CaseId[] {
  return db
    .selectDistinct({ id: cases.id })
    .from(reviews)
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .innerJoin(cases, eq(cases.id, frameCases.caseId))
    .where(
      and(
        sql`${reviews.roundId} IN (SELECT value FROM json_each(${JSON.stringify(roundIds)}))`,
        isNotNull(reviews.finishedAt),
        isNull(reviews.cancelledAt),
        inScope(scope),
      ),
    )
    .all()
    .map(({ id }) => id);
}

/** The register's cases of the scope with a review handed in at or after the instant, in any control, and its latest. */
export function listCasesReviewedSince(
  db: Reader,
  scope: UnitScope,
  registerId: RegisterId,
  since: string,
): { id: CaseId; finishedAt: string }[] {
  return db
    .select({ id: cases.id, finishedAt: sql<string>`max(${reviews.finishedAt})` })
    .from(reviews)
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .innerJoin(cases, eq(cases.id, frameCases.caseId))
    .where(
      and(
        eq(cases.registerId, registerId),
        gte(reviews.finishedAt, since),
        isNull(reviews.cancelledAt),
        inScope(scope),
      ),
    )
    .groupBy(cases.id)
    .all();
}
