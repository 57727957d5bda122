import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { isOpen } from '#app/features/controls/domain/round-lifecycle.ts';
import { hasReserves } from '#app/features/sampling/domain/design.ts';
import type { FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findCaseInDraw } from '#db/queries/drawn-cases.server.ts';
import { findDrawInForce } from '#db/queries/draws.server.ts';
import { listReplacements } from '#db/queries/replacements.server.ts';
import { findBegunReview } from './begun-review.server.ts';
import { logRoundRead } from './log-round-read.server.ts';
import { requireReadableRound } from './require-round.server.ts';
import { designOf } from './stored-shapes.server.ts';

/**
 * What the page where a case is replaced shows; logged as read. 404 for a case that is not in the sample as it stands;
 * 404 and 403 as for the round.
 */
export function openReplacement(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  frameCaseId: FrameCaseId,
) {
  const { db } = services;
  const { round } = requireReadableRound(db, actor, roundId);
  const draw = findDrawInForce(db, roundId);
  const found = draw && findCaseInDraw(db, scopeOf(actor, 'round.read'), draw.id, frameCaseId);
  if (!draw || !found) throw notFound();
  const replacements = listReplacements(db, draw.id);
  const isInSample =
    (found.outcome === 'selected' || replacements.some((one) => one.replacementId === frameCaseId)) &&
    !replacements.some((one) => one.replacedId === frameCaseId);
  if (!isInSample) throw notFound();
  const design = designOf(draw);
  logRoundRead(services, actor, round, 'replacement');
  return {
    round: { id: round.id, name: round.name },
    chosen: { frameCaseId, key: found.key },
    begun: findBegunReview(db, roundId, frameCaseId),
    hasReserves: hasReserves(design.allocation),
    mayReplace:
      may(actor, 'round.manage', { unitId: round.unitId, ownerId: round.ownerId }) &&
      round.abortedAt === null &&
      isOpen(round.state, 'replaceCase'),
  };
}
