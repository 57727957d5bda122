import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { ActionId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { actionDeviations, actions } from '../schema/actions.ts';
import { controls, deepenedRounds, rounds } from '../schema/controls.ts';
import { deviations } from '../schema/deviations.ts';
import type { WriteTx } from '../transact.server.ts';
import { type DeviationReach, isDeviationReached } from './deviations.server.ts';
import { isOnCauseRound } from './round-title.server.ts';

/**
 * The faults that an action serves and the person reaches, each with the round where it was found; oldest first. Rounds
 * whose cases were picked out beforehand, on cause or as hits of another round, cannot be drawn like once more.
 */
export function listFaultsOfAction(db: Reader, reach: DeviationReach, actionId: ActionId) {
  return db
    .select({
      number: deviations.number,
      answerKey: sql<string>`${deviations.questionId}`,
      reviewId: deviations.reviewId,
      round: rounds,
      control: controls,
      isPickedOut: sql<number>`${isOnCauseRound} OR ${deepenedRounds.roundId} IS NOT NULL`.mapWith(Boolean),
    })
    .from(actionDeviations)
    .innerJoin(deviations, eq(deviations.id, actionDeviations.deviationId))
    .innerJoin(rounds, eq(rounds.id, deviations.roundId))
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .leftJoin(deepenedRounds, eq(deepenedRounds.roundId, rounds.id))
    .where(
      and(
        eq(actionDeviations.actionId, actionId),
        isNotNull(deviations.questionId),
        isDeviationReached(reach),
      ),
    )
    .orderBy(rounds.referenceOn, rounds.id, deviations.id)
    .all();
}

export type FaultOfAction = ReturnType<typeof listFaultsOfAction>[number];

/** The round that follows an action up, the newest if there are several. Whoever asks has reached the action. */
export function findFollowUpRound(db: Reader, actionId: ActionId) {
  return db
    .select({ round: rounds, templateKey: controls.templateKey })
    .from(actions)
    .innerJoin(rounds, eq(rounds.id, actions.followUpRoundId))
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .where(eq(actions.id, actionId))
    .get();
}

/** Links a round to the action it follows up. The action itself is as it was: no revision is counted. */
export function linkFollowUpRound(tx: WriteTx, actionId: ActionId, roundId: RoundId): void {
  tx.update(actions).set({ followUpRoundId: roundId }).where(eq(actions.id, actionId)).run();
}

/** The number of an action, for the page of a round that follows it up; nothing else of it is told there. */
export function findActionNumber(db: Reader, actionId: ActionId) {
  return db
    .select({ id: actions.id, number: actions.number })
    .from(actions)
    .where(eq(actions.id, actionId))
    .get();
}
