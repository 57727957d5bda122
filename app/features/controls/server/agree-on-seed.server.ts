import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import { findQuotaProblem } from '#app/features/controls/domain/quota-feasibility.ts';
import type { TwoPartsInput } from '#app/features/controls/forms/draw-form.ts';
import { type DesignProblem, isRandom } from '#app/features/sampling/domain/design.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertRoundEvent, type RoundRow } from '#db/queries/rounds.server.ts';
import { insertAgreement } from '#db/queries/seeds.server.ts';
import { transact } from '#db/transact.server.ts';
import { peopleAround } from './control-units.server.ts';
import { lockOfRound } from './locked-seed.server.ts';
import { type DrawRefusal, refuseDraw } from './may-draw.server.ts';
import { readFrozenFrame } from './read-frozen-frame.server.ts';
import { requireManagedRound } from './require-round.server.ts';
import { designOf } from './stored-shapes.server.ts';

export type AgreementProblem =
  | DrawRefusal
  | DesignProblem
  | { readonly kind: 'samePerson' | 'notAllowedPerson' | 'lockedSeedApplies' | 'seedNotAsked' };

/**
 * Names the two who are to give a part each of the round's seed. They are two people, and both may read the round. What
 * could refuse the design is asked now, so that the draw follows of itself when the second part is in.
 */
export function agreeOnSeed(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  input: TwoPartsInput,
): Result<undefined, AgreementProblem> {
  const now = services.now();
  type Outcome = Result<undefined, AgreementProblem>;
  return transact<Outcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round } = requireManagedRound(tx, actor, roundId);
    const refuse = (problem: AgreementProblem) => ({ value: err(problem), unchanged: true as const });
    const allowed = refuseDraw(tx, round, input);
    if (!allowed.ok) return refuse(allowed.error);
    const { earlier } = allowed.value;
    const design = designOf(round);
    if (!isRandom(design.allocation)) return refuse({ kind: 'seedNotAsked' });
    if (earlier === 0 && lockOfRound(tx, round)?.applies) return refuse({ kind: 'lockedSeedApplies' });
    const personIds = [input.firstPersonId, input.secondPersonId];
    if (input.firstPersonId === input.secondPersonId) return refuse({ kind: 'samePerson' });
    if (personIds.some((id) => !mayGivePart(services, round, id)))
      return refuse({ kind: 'notAllowedPerson' });
    const problem = findQuotaProblem(readFrozenFrame(tx, actor, roundId, design).frame, design);
    if (problem) return refuse(problem);

    const drawNumber = earlier + 1;
    const agreementId = insertAgreement(tx, {
      roundId,
      drawNumber,
      redrawReason: earlier === 0 ? null : input.redrawReason,
      firstPersonId: input.firstPersonId,
      secondPersonId: input.secondPersonId,
      createdAt: now,
      createdById: actor.personId,
    });
    insertRoundEvent(tx, { roundId, kind: 'seedAgreed', at: now, byId: actor.personId });
    const detail = { agreementId, drawNumber, personIds };
    return {
      value: ok(undefined),
      audit: [
        { action: 'round.seedAgreed', entity: 'round', entityId: roundId, unitId: round.unitId, detail },
      ],
    };
  });
}

/** Whether somebody may read the round and so may give a part of its seed. */
export function mayGivePart(services: Services, round: RoundRow, personId: PersonId): boolean {
  const person = loadActor(services, personId);
  return person !== undefined && may(person, 'round.read', { unitId: round.unitId, ownerId: round.ownerId });
}

/** Those who can be named, by name. */
export function seedPartCandidates(services: Services, round: RoundRow) {
  return peopleAround(services.db, round.unitId, ['quality', 'manager'], services.now()).filter(({ id }) =>
    mayGivePart(services, round, id),
  );
}
