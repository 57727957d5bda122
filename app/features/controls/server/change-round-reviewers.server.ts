import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { addRoundReviewers, insertRoundEvent, listRoundReviewers } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { reviewerCandidates } from './control-units.server.ts';
import { requireManagedRound } from './require-round.server.ts';

/** Who reviews in the round and who could be added. */
export function loadRoundReviewers({ db, now }: Services, actor: Actor, roundId: RoundId) {
  const { round } = requireManagedRound(db, actor, roundId);
  const present = listRoundReviewers(db, roundId);
  const ids = new Set(present.map(({ id }) => id));
  return {
    round: { id: round.id, name: round.name, state: round.state },
    reviewerNames: present.map(({ displayName }) => displayName).sort(swedishCollator.compare),
    candidates: reviewerCandidates(db, round.unitId, now())
      .filter(({ id }) => !ids.has(id))
      .map(({ id, name }) => ({ value: String(id), label: name })),
  };
}

/** Adds reviewers to a round that is neither finalised nor given up. Nobody is taken out: what they have reviewed stays theirs. */
export function addReviewersToRound(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  personIds: readonly PersonId[],
): Result<undefined, 'finalised' | 'reviewerNotAllowed'> {
  const now = services.now();
  type Outcome = Result<undefined, 'finalised' | 'reviewerNotAllowed'>;
  return transact<Outcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round } = requireManagedRound(tx, actor, roundId);
    if (round.state === 'finalised' || round.abortedAt !== null)
      return { value: err('finalised'), unchanged: true };
    const candidates = new Set(reviewerCandidates(tx, round.unitId, now).map(({ id }) => id));
    if (personIds.some((id) => !candidates.has(id)))
      return { value: err('reviewerNotAllowed'), unchanged: true };
    if (addRoundReviewers(tx, roundId, personIds) === 0) return { value: ok(undefined), unchanged: true };
    insertRoundEvent(tx, { roundId, kind: 'reviewersAdded', at: now, byId: actor.personId });
    const detail = { personIds };
    return {
      value: ok(undefined),
      audit: [
        { action: 'round.reviewersAdded', entity: 'round', entityId: roundId, unitId: round.unitId, detail },
      ],
    };
  });
}
