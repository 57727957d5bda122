import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { loadRoundOverview } from './load-round-overview.server.ts';
import { logRoundRead } from './log-round-read.server.ts';
import { requireReadableRound } from './require-round.server.ts';

/** What the page of the protocol shows; logged as read once there are case numbers on it. */
export function openProtocol(services: Services, actor: Actor, roundId: RoundId) {
  const { round } = requireReadableRound(services.db, actor, roundId);
  const overview = loadRoundOverview(services, actor, roundId);
  if (overview.draws.length > 0) logRoundRead(services, actor, round, 'protocol');
  return overview;
}
