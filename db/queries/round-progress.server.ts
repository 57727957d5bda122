import { and, eq, isNull, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { answers, reviews } from '../schema/reviews.ts';
import { frameCases } from '../schema/sampling.ts';

const inScope = (scope: UnitScope) =>
  sql`${frameCases.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`;

/** Every review of the round whose cases the scope covers, in drawing order: who has it and how far it is. No answers. */
export function listProgressOfRound(db: Reader, scope: UnitScope, roundId: RoundId) {
  return db
    .select({
      reviewId: reviews.id,
      slot: reviews.slot,
      state: reviews.state,
      approval: reviews.approval,
      finishedAt: reviews.finishedAt,
      reviewerId: reviews.reviewerId,
      reviewerName: people.displayName,
      frameCaseId: reviews.frameCaseId,
      caseKey: frameCases.key,
    })
    .from(reviews)
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .leftJoin(people, eq(people.id, reviews.reviewerId))
    .where(and(eq(reviews.roundId, roundId), isNull(reviews.cancelledAt), inScope(scope)))
    .orderBy(reviews.id)
    .all();
}

/** When each reviewer last answered anything in the reviews of the round that she has. */
export function listLastAnswered(db: Reader, scope: UnitScope, roundId: RoundId): Map<PersonId, string> {
  const rows = db
    .select({ personId: answers.answeredById, at: sql<string>`max(${answers.answeredAt})` })
    .from(reviews)
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .innerJoin(answers, eq(answers.reviewId, reviews.id))
    .where(and(eq(reviews.roundId, roundId), isNull(reviews.cancelledAt), inScope(scope)))
    .groupBy(answers.answeredById)
    .all();
  return new Map(rows.map(({ personId, at }) => [personId, at]));
}
