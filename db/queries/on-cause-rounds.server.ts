import { and, desc, eq } from 'drizzle-orm';
import type { CaseId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { cases } from '../schema/cases.ts';
import { controls, rounds } from '../schema/controls.ts';
import { reviewAssignments, reviews } from '../schema/reviews.ts';
import { frameCases } from '../schema/sampling.ts';

/** The newest round of a control made under this key that has the case in its frame; undefined when there is none. */
export function findLatestRoundOfCase(
  db: Reader,
  { templateKey, caseId }: { templateKey: string; caseId: CaseId },
): RoundId | undefined {
  return db
    .select({ id: rounds.id })
    .from(frameCases)
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .where(and(eq(frameCases.caseId, caseId), eq(controls.templateKey, templateKey)))
    .orderBy(desc(rounds.id))
    .limit(1)
    .get()?.id;
}

/** Whose case it is by the register now, and who has declared a conflict of interest (jäv) in it in any round. */
export function findNearToCase(db: Reader, caseId: CaseId) {
  const workers = db
    .select({ caseWorker: cases.caseWorker, coWorker: cases.coWorker })
    .from(cases)
    .where(eq(cases.id, caseId))
    .get();
  const conflicted = db
    .selectDistinct({ personId: reviewAssignments.personId })
    .from(frameCases)
    .innerJoin(reviews, and(eq(reviews.roundId, frameCases.roundId), eq(reviews.frameCaseId, frameCases.id)))
    .innerJoin(reviewAssignments, eq(reviewAssignments.reviewId, reviews.id))
    .where(and(eq(frameCases.caseId, caseId), eq(reviewAssignments.endReason, 'conflictOfInterest')))
    .all();
  return {
    caseWorker: workers?.caseWorker ?? null,
    coWorker: workers?.coWorker ?? null,
    conflicted: conflicted.map(({ personId }) => personId),
  };
}
