import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findCanonicalFrame } from '#db/queries/frames.server.ts';
import { requireReadableRound } from './require-round.server.ts';

/** The text of the canonical frame file; undefined before the freeze. 404 and 403 as for the round. */
export function loadFrameFile({ db }: Services, actor: Actor, roundId: RoundId): string | undefined {
  requireReadableRound(db, actor, roundId);
  return findCanonicalFrame(db, roundId);
}
