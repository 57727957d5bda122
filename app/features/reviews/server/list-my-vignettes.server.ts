import { type Actor, REVIEWING_ROLES, scopeAround } from '#app/features/accounts/domain/policy.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { isSpreadOpen, listAnswering, listVignetteRoundsOf } from '#db/queries/vignette-rounds.server.ts';

/** A round of vignettes whose answers are open, as somebody who was to answer in it is told of it. */
export type MyVignette = {
  readonly roundId: RoundId;
  readonly name: string;
  /** She handed in, so that she may see how the group answered. */
  readonly hasAnswered: boolean;
  /** The group has chosen that everybody who answered sees who answered what. */
  readonly namesShownAt: string | null;
};

const MOST_SHOWN = 10;

/** What has been opened of the vignettes the person was to answer, latest first; only where she may still review. */
export function listMyVignettes({ db }: Services, actor: Actor): MyVignette[] {
  const around = new Set(scopeAround(actor, REVIEWING_ROLES).unitIds);
  return listVignetteRoundsOf(db, actor.personId)
    .filter(({ id, unitId, abortedAt }) => abortedAt === null && around.has(unitId) && isSpreadOpen(db, id))
    .slice(0, MOST_SHOWN)
    .map(({ id, name, namesShownAt }) => {
      const own = listAnswering(db, id).find(({ personId }) => personId === actor.personId);
      return { roundId: id, name, hasAnswered: (own?.handedIn ?? 0) > 0, namesShownAt };
    });
}
