import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { RoundOverview } from '#app/features/controls/domain/round-overview.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listRoundEvents } from '#db/queries/rounds.server.ts';
import { loadDraws } from './load-draws.server.ts';
import { loadRoundFacts } from './load-round-facts.server.ts';

/**
 * The facts of a round with every draw and the cases in it. A page that hands it out is logged as read (`logRoundRead`);
 * one that shows no cases asks for the facts alone. 404 and 403 as for the round.
 */
export function loadRoundOverview(services: Services, actor: Actor, roundId: RoundId): RoundOverview {
  return {
    ...loadRoundFacts(services, actor, roundId),
    draws: loadDraws(services.db, actor, roundId),
    events: listRoundEvents(services.db, roundId).map(({ kind, at, byName, note }) => ({
      ...{ kind, at, byName, note },
    })),
  };
}
