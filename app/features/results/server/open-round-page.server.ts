import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { logRoundRead } from '#app/features/controls/server/log-round-read.server.ts';
import { requireReadableRound } from '#app/features/controls/server/require-round.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { loadRoundPage } from './load-round-page.server.ts';

/** The page of a round for somebody who opens it; logged as read once there are case numbers on it. */
export function openRoundPage(services: Services, actor: Actor, roundId: RoundId, dividedBy: string) {
  const { round } = requireReadableRound(services.db, actor, roundId);
  const page = loadRoundPage(services, actor, roundId, dividedBy);
  if (page.overview.draws.length > 0) logRoundRead(services, actor, round, 'round');
  return page;
}
