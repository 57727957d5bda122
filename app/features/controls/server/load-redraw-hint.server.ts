import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findDrawInForce } from '#db/queries/draws.server.ts';
import { listReplacements } from '#db/queries/replacements.server.ts';
import { requireReadableRound } from './require-round.server.ts';

/** The draw that a redraw would put aside: its number, and how many cases were replaced in it, by reason. */
export type RedrawFacts = {
  readonly drawNumber: number;
  readonly replaced: readonly { readonly reason: string; readonly count: number }[];
};

/** What whoever draws again must know of the draw there is, without case numbers; null before the first. 404 and 403 as for the round. */
export function loadRedrawHint({ db }: Services, actor: Actor, roundId: RoundId): RedrawFacts | null {
  requireReadableRound(db, actor, roundId);
  const draw = findDrawInForce(db, roundId);
  if (!draw) return null;
  const counts = new Map<string, number>();
  for (const { reason } of listReplacements(db, draw.id)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return {
    drawNumber: draw.number,
    replaced: [...counts].map(([reason, count]) => ({ reason, count })),
  };
}
