import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { nextRoundState } from '#app/features/controls/domain/round-lifecycle.ts';
import type { ExtensionInput } from '#app/features/controls/forms/extension-form.ts';
import { type ExtensionProblem, extendSample } from '#app/features/sampling/domain/extend-sample.ts';
import type { DrawId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { countFinishedReviews } from '#db/queries/drawn-reviews.server.ts';
import { findDrawInForce } from '#db/queries/draws.server.ts';
import { insertReplacement, listReplacements } from '#db/queries/replacements.server.ts';
import { findOpenAgreement } from '#db/queries/seeds.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { performDraw } from './perform-draw.server.ts';
import { type FrozenFrame, readFrozenFrame } from './read-frozen-frame.server.ts';
import { requireManagedRound } from './require-round.server.ts';
import { designOf } from './stored-shapes.server.ts';

export type ExtendProblem =
  | { readonly kind: 'closed' | 'changedMeanwhile' | 'agreementOpen' }
  | ExtensionProblem;

type Outcome = Result<{ readonly drawNumber: number; readonly size: number }, ExtendProblem>;

/**
 * Draws more cases into a round (utökar urvalet) with the seed it has: every case drawn before stays, and so does every
 * review. It is a new draw with a reason, beside the earlier. Open until the round is finalised; what was handed in by
 * then is told, since whoever has seen results may stop when they please.
 */
export function extendRound(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  { size, reason, drawsSeen }: ExtensionInput,
): Outcome {
  const now = services.now();
  return transact<Outcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round } = requireManagedRound(tx, actor, roundId);
    const refuse = (problem: ExtendProblem) => ({ value: err(problem), unchanged: true as const });
    const inForce = findDrawInForce(tx, roundId);
    const next = nextRoundState(round.state, 'extend');
    if (!inForce || !next.ok || round.abortedAt !== null) return refuse({ kind: 'closed' });
    if (inForce.number !== drawsSeen) return refuse({ kind: 'changedMeanwhile' });
    if (findOpenAgreement(tx, roundId)) return refuse({ kind: 'agreementOpen' });
    const design = designOf(inForce);
    const frozen = readFrozenFrame(tx, actor, roundId, design);
    const earlier = listReplacements(tx, inForce.id);
    const extension = extendSample(frozen.frame, design, size, inForce.seed, earlier);
    if (!extension.ok) return refuse(extension.error);

    const { draw, replacements } = extension.value;
    const finished = countFinishedReviews(tx, roundId);
    const { outcome, audit } = performDraw(tx, {
      ...{ actor, round, now, frozen, reason, design: extension.value.design },
      seed: {
        text: inForce.seed,
        origin: inForce.seedOrigin,
        ...(inForce.lockedSeedId === null ? {} : { lockedSeedId: inForce.lockedSeedId }),
        ...(inForce.seedAgreementId === null ? {} : { seedAgreementId: inForce.seedAgreementId }),
      },
      kind: 'extension',
      earlier: inForce.number,
      nextState: next.value,
      note: `${reason.replace(/[.!?]$/, '')}. Inlämnade granskningar då: ${finished === 0 ? 'inga' : finished}`,
      select: () => ok(draw),
    });
    if (!outcome.ok) throw new Error(`Round ${roundId} could not store its larger draw`);
    carryOver(tx, outcome.value.drawId, frozen, earlier, replacements);
    const detail = { ...audit.detail, size, finishedReviews: finished };
    return {
      value: ok({ drawNumber: outcome.value.drawNumber, size: draw.selected.length }),
      audit: [{ ...audit, detail }],
    };
  });
}

/** The earlier replacements in the larger draw, with the reasons, times and people they had. */
function carryOver(
  tx: WriteTx,
  drawId: DrawId,
  { idOfKey }: FrozenFrame,
  earlier: ReturnType<typeof listReplacements>,
  carried: readonly { readonly replacedKey: string; readonly replacementKey: string | null }[],
): void {
  for (const [index, { replacedKey, replacementKey }] of carried.entries()) {
    const before = earlier[index];
    if (!before) continue;
    const { reason, note, at, byId } = before;
    insertReplacement(tx, {
      drawId,
      replacedId: idOfKey(replacedKey),
      replacementId: replacementKey === null ? null : idOfKey(replacementKey),
      ...{ reason, note, at, byId },
    });
  }
}
