import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listAnswering, listVignetteRounds } from '#db/queries/vignette-rounds.server.ts';

/** Where a round of vignettes stands. */
export type VignetteState = 'answering' | 'open' | 'finalised' | 'aborted';

/** The rounds of vignettes of the units somebody leads, latest first; 403 for whoever leads none. */
export function listVignettes(services: Services, actor: Actor) {
  const { db } = services;
  const today = civilDateInSweden(services.now());
  const rounds = listVignetteRounds(db, requireScope(actor, 'result.read')).map((round) => {
    const answering = listAnswering(db, round.id);
    const done = answering.filter(({ given, handedIn }) => given === handedIn).length;
    const isAllIn = answering.length > 0 && done === answering.length;
    const isOpen = isAllIn || round.spreadOpenedAt !== null;
    const state: VignetteState =
      round.abortedAt !== null
        ? 'aborted'
        : round.state === 'finalised'
          ? 'finalised'
          : isOpen
            ? 'open'
            : 'answering';
    const { id, name, unitName, checklistName, dueOn } = round;
    return {
      ...{ id, name, unitName, checklistName, dueOn, state, done },
      total: answering.length,
      isOverdue: state === 'answering' && dueOn < today,
    };
  });
  return { rounds, mayMake: scopeOf(actor, 'control.manage').unitIds.length > 0 };
}
