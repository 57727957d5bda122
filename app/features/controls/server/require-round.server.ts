import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { type ControlRow, findControl } from '#db/queries/controls.server.ts';
import { findRound, type RoundRow } from '#db/queries/rounds.server.ts';

type RoundWithControl = { readonly round: RoundRow; readonly control: ControlRow };

/** The round and its control for somebody who may see them; 404 and 403 otherwise. */
export function requireReadableRound(db: Reader, actor: Actor, roundId: RoundId): RoundWithControl {
  const found = findRoundWithControl(db, roundId);
  requireMay(actor, 'round.read', { unitId: found.round.unitId, ownerId: found.round.ownerId });
  return found;
}

/** The same for somebody who may freeze, draw and replace in it. */
export function requireManagedRound(db: Reader, actor: Actor, roundId: RoundId): RoundWithControl {
  const found = findRoundWithControl(db, roundId);
  requireMay(actor, 'round.manage', { unitId: found.round.unitId, ownerId: found.round.ownerId });
  return found;
}

/** 404 or 403 before a form about the round is looked at: who may not learns nothing of what was wrong in it. */
export function authoriseRoundManager(services: Services, actor: Actor, roundId: RoundId): void {
  requireManagedRound(services.db, actor, roundId);
}

function findRoundWithControl(db: Reader, roundId: RoundId): RoundWithControl {
  const round = findRound(db, roundId);
  const control = round && findControl(db, round.controlId);
  if (!round || !control) throw notFound();
  return { round, control };
}
