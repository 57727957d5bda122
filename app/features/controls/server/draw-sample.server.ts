import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { cellReader } from '#app/features/controls/domain/frame-preview.ts';
import { nextRoundState } from '#app/features/controls/domain/round-lifecycle.ts';
import type { DrawInput } from '#app/features/controls/forms/draw-form.ts';
import { type DesignProblem, designAttributes } from '#app/features/sampling/domain/design.ts';
import { type Draw, drawSample, SAMPLING_SPECIFICATION } from '#app/features/sampling/domain/draw.ts';
import { composeFrame } from '#app/features/sampling/domain/frame.ts';
import { generateSeed } from '#app/features/sampling/server/generate-seed.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findDrawInForce, insertDraw } from '#db/queries/draws.server.ts';
import { findFrame, listFrameCases } from '#db/queries/frames.server.ts';
import { insertRoundEvent, moveRound, type RoundRow } from '#db/queries/rounds.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { requireManagedRound } from './require-round.server.ts';
import { designOf } from './stored-shapes.server.ts';

export type DrawProblem =
  | { readonly kind: 'notFrozen' }
  /** Somebody drew since the form was shown: a second click, or another tab. */
  | { readonly kind: 'alreadyDrawn' }
  | { readonly kind: 'redrawClosed' }
  | { readonly kind: 'redrawReasonMissing' }
  | DesignProblem;

/**
 * Draws the sample of a round (gör dragningen), or draws it again with a reason while no review has been shared out.
 *
 * A generated seed is made here, after the freeze, and used at once: nobody can look at it first. The draw and every
 * case's slumptal are stored for good. Drawing again leaves the earlier draw in the protocol, and a seed that the design
 * refuses leaves its entry in the log.
 */
export function drawRound(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  input: DrawInput,
): Result<{ readonly drawNumber: number }, DrawProblem> {
  const now = services.now();
  return transact<Result<{ readonly drawNumber: number }, DrawProblem>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const { round } = requireManagedRound(tx, actor, roundId);
      const refuse = (problem: DrawProblem) => ({ value: err(problem), unchanged: true as const });
      const earlier = findDrawInForce(tx, roundId)?.number ?? 0;
      if (earlier !== input.drawsSeen) return refuse({ kind: 'alreadyDrawn' });
      const next = nextRoundState(round.state, earlier === 0 ? 'draw' : 'redraw');
      if (!next.ok) return refuse({ kind: earlier === 0 ? 'notFrozen' : 'redrawClosed' });
      if (earlier > 0 && input.redrawReason === '') return refuse({ kind: 'redrawReasonMissing' });

      const { frame, idByKey } = readFrozenFrame(tx, actor, round);
      const seed =
        input.seed.origin === 'entered'
          ? input.seed.text
          : generateSeed(services.randomBytes, round.referenceOn);
      const design = designOf(round);
      const drawn = drawSample(frame, design, seed);
      // Nothing is drawn, but a seed was tried: it must not be possible to do that without a trace.
      if (!drawn.ok) {
        const { kind } = drawn.error;
        return {
          value: err(drawn.error),
          audit: [
            auditOf('round.drawRefused', round, { seed, seedOrigin: input.seed.origin, problem: kind }),
          ],
        };
      }

      if (!moveRound(tx, roundId, round.state, next.value)) return refuse({ kind: 'alreadyDrawn' });
      const rows = [
        ...drawn.value.selected.map((one, index) => ({
          ...one,
          position: index + 1,
          outcome: 'selected' as const,
        })),
        ...drawn.value.reserves.map((one, index) => ({
          ...one,
          position: index + 1,
          outcome: 'reserve' as const,
          reason: null,
        })),
      ].map(({ key, ...row }) => ({ ...row, frameCaseId: idByKey(key) }));
      const drawNumber = earlier + 1;
      const { shortfalls } = drawn.value;
      insertDraw(
        tx,
        {
          roundId,
          number: drawNumber,
          specification: SAMPLING_SPECIFICATION,
          seed,
          seedOrigin: input.seed.origin,
          design,
          shortfalls,
          redrawReason: earlier === 0 ? null : input.redrawReason,
          drawnAt: now,
          drawnById: actor.personId,
        },
        rows,
      );
      const kind = earlier === 0 ? 'drawn' : 'redrawn';
      const note = earlier === 0 ? '' : input.redrawReason;
      insertRoundEvent(tx, { roundId, kind, at: now, byId: actor.personId, note });
      const detail = {
        seed,
        seedOrigin: input.seed.origin,
        drawNumber,
        selected: drawn.value.selected.length,
        shortfalls: withoutNames(drawn.value),
      };
      return { value: ok({ drawNumber }), audit: [auditOf(`round.${kind}`, round, detail)] };
    },
  );
}

function auditOf(action: string, { id, unitId }: RoundRow, detail: Record<string, unknown>) {
  return { action, entity: 'round', entityId: id, unitId, detail };
}

/** The log names no group: its name is a cell of the register, which may name a person. Groups count from 1. */
function withoutNames({ shortfalls, groups }: Draw) {
  return shortfalls.map(({ stratum, ...shortfall }) => ({
    ...shortfall,
    group: groups.findIndex((group) => group.stratum === stratum) + 1,
  }));
}

/** The frozen frame as the draw reads it, with the row of each key. */
function readFrozenFrame(tx: WriteTx, actor: Actor, round: RoundRow) {
  const attributes = designAttributes(designOf(round));
  const columns = findFrame(tx, round.id)?.columns ?? [];
  const positions = new Map(columns.map(({ header }, position) => [header, position]));
  const cases = listFrameCases(tx, scopeOf(actor, 'round.manage'), round.id);
  const frame = composeFrame(
    cases.map(({ key, values }) => {
      const cell = cellReader(positions, values);
      return { key, attributes: Object.fromEntries(attributes.map((name) => [name, cell(name)])) };
    }),
  );
  if (!frame.ok) throw new Error(`The frozen frame of round ${round.id} has unusable keys`);
  const ids = new Map(cases.map(({ key, id }) => [key, id]));
  const idByKey = (key: string) => {
    const frameCaseId = ids.get(key);
    if (frameCaseId === undefined)
      throw new Error(`The draw of round ${round.id} found a case outside its frame`);
    return frameCaseId;
  };
  return { frame: frame.value, idByKey };
}
