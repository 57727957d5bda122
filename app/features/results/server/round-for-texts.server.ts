import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { findRoundWithNames, type RoundWithNames } from '#db/queries/results.server.ts';
import { findVignetteRound } from '#db/queries/vignette-rounds.server.ts';

/** The round for somebody who may read its result; 404 before its reviews are shared out and for vignettes, else 403. */
export function requireRoundWithResult(db: Reader, actor: Actor, roundId: RoundId): RoundWithNames {
  const found = findRoundWithNames(db, scopeOf(actor, 'result.read'), roundId);
  if (!found) throw notFound();
  const { round } = found;
  requireMay(actor, 'result.read', { unitId: round.unitId, ownerId: round.ownerId });
  const hasResult = round.state === 'reviewing' || round.state === 'finalised';
  if (!hasResult || findVignetteRound(db, roundId)) throw notFound();
  return found;
}
