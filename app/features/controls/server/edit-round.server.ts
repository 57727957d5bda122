import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { RoundFacts, RoundFactsValues } from '#app/features/controls/forms/round-form-schema.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { updatePlannedRound } from '#db/queries/round-facts.server.ts';
import { insertRoundEvent } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { procedureForm } from './change-procedure.server.ts';
import { requireManagedRound } from './require-round.server.ts';

/** The forms for a planned round's name and days, and for how it is reviewed until it is shared out. 404 and 403 as for managing the round. */
export function loadEditRound(services: Services, actor: Actor, roundId: RoundId) {
  const { round, control } = requireManagedRound(services.db, actor, roundId);
  const { name, referenceOn, dueOn } = round;
  const values: RoundFactsValues = { name, referenceOn, dueOn };
  return {
    round: { id: round.id, name },
    control: { name: control.name },
    values,
    isOpen: round.state === 'planned',
    ...procedureForm(services.db, round),
  };
}

/** Changes a planned round's name and days. `alreadyFrozen` afterwards; 404 and 403 as for managing the round. */
export function editRound(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  facts: RoundFacts,
): Result<void, 'alreadyFrozen'> {
  const now = services.now();
  return transact<Result<void, 'alreadyFrozen'>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round } = requireManagedRound(tx, actor, roundId);
    if (!updatePlannedRound(tx, roundId, facts)) return { value: err('alreadyFrozen'), unchanged: true };
    const { referenceOn, dueOn } = facts;
    const isMoved = referenceOn !== round.referenceOn;
    const note = isMoved ? `Referensdatum ${round.referenceOn} → ${referenceOn}` : '';
    insertRoundEvent(tx, { roundId, kind: 'edited', at: now, byId: actor.personId, note });
    const detail = { referenceOn, dueOn, before: { referenceOn: round.referenceOn, dueOn: round.dueOn } };
    return {
      value: ok(undefined),
      audit: [{ action: 'round.edited', entity: 'round', entityId: roundId, unitId: round.unitId, detail }],
    };
  });
}
