import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import { hasDeidentifiedVersion } from '#app/features/results/server/deidentified-version.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertPublishedReport, withdrawPublishedReports } from '#db/queries/published-reports.server.ts';
import { findRoundWithNames, type RoundWithNames } from '#db/queries/results.server.ts';
import { findVignetteRound } from '#db/queries/vignette-rounds.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { freezeReport } from './published-content.server.ts';
import { hashOfSecret, newSecret } from './published-secret.server.ts';

/** `mayNotLeave`: nothing of the round may leave the unit. */
type PublishProblem = 'notFinalised' | 'mayNotLeave';

/**
 * Publishes the de-identified result of a finalised round as it stands now, and gives the secret of its link: it is
 * shown once and kept nowhere. `isDivided`: with its breakdown, where it has one. The log says that and by whom, never the secret.
 */
export function publishReport(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  isDivided = false,
): Result<string, PublishProblem> {
  const now = services.now();
  return transact<Result<string, PublishProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round, finalisations } = requirePublishable(tx, actor, roundId);
    if (round.state !== 'finalised') return { value: err('notFinalised'), unchanged: true };
    if (!hasDeidentifiedVersion(tx, roundId)) return { value: err('mayNotLeave'), unchanged: true };
    const secret = newSecret(services.randomBytes);
    const publishedId = insertPublishedReport(tx, {
      roundId,
      sequence: finalisations.at(-1)?.sequence ?? 1,
      tokenHash: hashOfSecret(secret),
      content: freezeReport(services, actor, roundId, isDivided),
      publishedAt: now,
      publishedById: actor.personId,
    });
    const detail = { finalNumber: round.finalNumber, publishedId, ...(isDivided ? { isDivided } : {}) };
    return {
      value: ok(secret),
      audit: [
        { action: 'report.published', entity: 'round', entityId: roundId, unitId: round.unitId, detail },
      ],
    };
  });
}

/** Closes a link; it then answers as one that never was. Closing it twice changes nothing. */
export function withdrawReport(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  publishedId: number,
): void {
  const now = services.now();
  transact(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round } = requirePublishable(tx, actor, roundId);
    const count = withdrawPublishedReports(tx, roundId, { at: now, personId: actor.personId }, publishedId);
    if (count === 0) return { value: undefined, unchanged: true };
    const detail = { finalNumber: round.finalNumber, publishedId };
    return {
      value: undefined,
      audit: [
        { action: 'report.withdrawn', entity: 'round', entityId: roundId, unitId: round.unitId, detail },
      ],
    };
  });
}

/** The round for somebody who may publish it; 404 outside the scope and for invented cases, else 403. */
function requirePublishable(tx: WriteTx, actor: Actor, roundId: RoundId): RoundWithNames {
  const found = findRoundWithNames(tx, scopeOf(actor, 'round.read'), roundId);
  if (!found || findVignetteRound(tx, roundId)) throw notFound();
  requireMay(actor, 'report.publish', { unitId: found.round.unitId, ownerId: found.round.ownerId });
  return found;
}
