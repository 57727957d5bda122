import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertRoundEvent } from '#db/queries/rounds.server.ts';
import { endAgreement, findOpenAgreement, listPartsGiven } from '#db/queries/seeds.server.ts';
import { transact } from '#db/transact.server.ts';
import { requireManagedRound } from './require-round.server.ts';

export type GiveUpProblem = 'noAgreement' | 'reasonMissing' | 'reasonTooLong';

/**
 * Gives up a seed in two parts before both are in; the reason stands in the protocol. A part that was given is never
 * shown: it decided nothing.
 */
export function giveUpAgreement(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  reason: string,
): Result<undefined, GiveUpProblem> {
  const now = services.now();
  const cancelReason = reason.trim();
  type Outcome = Result<undefined, GiveUpProblem>;
  return transact<Outcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round } = requireManagedRound(tx, actor, roundId);
    const refuse = (problem: GiveUpProblem) => ({ value: err(problem), unchanged: true as const });
    const agreement = findOpenAgreement(tx, roundId);
    if (!agreement) return refuse('noAgreement');
    if (cancelReason === '') return refuse('reasonMissing');
    if (cancelReason.length > 500) return refuse('reasonTooLong');
    endAgreement(tx, agreement.id, { cancelledAt: now, cancelledById: actor.personId, cancelReason });
    insertRoundEvent(tx, {
      ...{ roundId, kind: 'seedGivenUp', at: now, byId: actor.personId, note: cancelReason },
    });
    const detail = { agreementId: agreement.id, partsGiven: listPartsGiven(tx, agreement.id).length };
    return {
      value: ok(undefined),
      audit: [
        { action: 'round.seedGivenUp', entity: 'round', entityId: roundId, unitId: round.unitId, detail },
      ],
    };
  });
}
