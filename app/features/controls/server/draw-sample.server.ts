import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { findQuotaProblem } from '#app/features/controls/domain/quota-feasibility.ts';
import type { DrawInput } from '#app/features/controls/forms/draw-form.ts';
import { isChosenByPeople } from '#app/features/sampling/domain/design.ts';
import { type SelectionProblem, selectSample } from '#app/features/sampling/domain/select-sample.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { transact } from '#db/transact.server.ts';
import { decideSeed, type SeedRefusal } from './decide-seed.server.ts';
import { type DrawRefusal, refuseDraw } from './may-draw.server.ts';
import { performDraw } from './perform-draw.server.ts';
import { readFrozenFrame } from './read-frozen-frame.server.ts';
import { requireManagedRound } from './require-round.server.ts';
import { designOf } from './stored-shapes.server.ts';

export type DrawProblem =
  | DrawRefusal
  | { readonly kind: SeedRefusal }
  /** The cases are chosen by people: the draw is made when the choice is closed. */
  | { readonly kind: 'chosenByPeople' }
  | SelectionProblem;

type Outcome = Result<{ readonly drawNumber: number }, DrawProblem>;

/**
 * Draws the sample of a round (gör dragningen), or draws it again with a reason while no review has been shared out.
 *
 * What could refuse the design is asked before there is a seed. The draw and every case's slumptal are stored for good.
 * Drawing again leaves the earlier draw in the protocol.
 */
export function drawRound(services: Services, actor: Actor, roundId: RoundId, input: DrawInput): Outcome {
  const now = services.now();
  return transact<Outcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round } = requireManagedRound(tx, actor, roundId);
    const refuse = (problem: DrawProblem) => ({ value: err(problem), unchanged: true as const });
    const allowed = refuseDraw(tx, round, input);
    if (!allowed.ok) return refuse(allowed.error);
    const { earlier, nextState } = allowed.value;
    const design = designOf(round);
    if (isChosenByPeople(design)) return refuse({ kind: 'chosenByPeople' });
    const frozen = readFrozenFrame(tx, actor, roundId, design);
    const problem = findQuotaProblem(frozen.frame, design);
    if (problem) return refuse(problem);

    const seed = decideSeed(services, tx, round, input.seed, earlier === 0);
    if (!seed.ok) return refuse({ kind: seed.error });
    const { outcome, audit } = performDraw(tx, {
      ...{ actor, round, now, earlier, nextState, design, frozen },
      seed: seed.value,
      kind: earlier === 0 ? 'first' : 'redraw',
      reason: input.redrawReason,
      select: ({ frame }) => selectSample(frame, design, seed.value.text),
    });
    const value = outcome.ok ? ok({ drawNumber: outcome.value.drawNumber }) : outcome;
    return { value, audit: [audit] };
  });
}
