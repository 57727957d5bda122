import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { cellReader } from '#app/features/controls/domain/frame-preview.ts';
import { nextRoundState } from '#app/features/controls/domain/round-lifecycle.ts';
import type { ReplacementInput } from '#app/features/controls/forms/replacement-form.ts';
import { findReplacement, type ReplaceableCase } from '#app/features/sampling/domain/replacement.ts';
import type { DrawId, FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import {
  cancelReviewOfCase,
  findDrawInForce,
  insertReplacement,
  listDrawnCases,
  listReplaceableReserves,
  listReplacements,
} from '#db/queries/draws.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import { insertRoundEvent } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { findBegunReview } from './begun-review.server.ts';
import { requireManagedRound } from './require-round.server.ts';
import { designOf } from './stored-shapes.server.ts';

export type ReplaceProblem = 'closed' | 'notInSample' | 'noReserveLeft' | 'reviewHandedIn' | 'noteMissing';

type Candidate = ReplaceableCase & { readonly frameCaseId: FrameCaseId };

/**
 * Replaces a drawn case by the reserve the specification names; the replaced case stays in the protocol with the reason,
 * and its review, if any, is put aside. Errors: `closed` before the draw and after finalising, `notInSample` for a case
 * that is not (or no longer) in the sample, `noReserveLeft`, `reviewHandedIn` when its review was ever handed in (a fault
 * that was found must not disappear with its case), and `noteMissing` when somebody has answered and no note says why.
 */
export function replaceCase(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  input: ReplacementInput,
): Result<{ readonly replacedKey: string; readonly replacementKey: string }, ReplaceProblem> {
  const now = services.now();
  type Outcome = Result<{ replacedKey: string; replacementKey: string }, ReplaceProblem>;
  return transact<Outcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round } = requireManagedRound(tx, actor, roundId);
    const refuse = (problem: ReplaceProblem) => ({ value: err(problem), unchanged: true as const });
    const draw = findDrawInForce(tx, roundId);
    if (!draw || !nextRoundState(round.state, 'replaceCase').ok) return refuse('closed');

    const { active, reserves } = readSample(tx, actor, roundId, draw.id);
    const replaced = active.find((one) => one.frameCaseId === input.frameCaseId);
    if (!replaced) return refuse('notInSample');
    const begun = findBegunReview(tx, roundId, replaced.frameCaseId);
    if (begun?.isHandedIn) return refuse('reviewHandedIn');
    if (begun && input.note.trim() === '') return refuse('noteMissing');
    const found = findReplacement(active, reserves, designOf(draw).quotas, replaced.key);
    if (!found.ok) return refuse(found.error);
    const replacement = reserves.find((one) => one.key === found.value.reserve.key);
    if (!replacement) return refuse('noReserveLeft');

    const ids = { replacedId: replaced.frameCaseId, replacementId: replacement.frameCaseId };
    const { reason, note } = input;
    insertReplacement(tx, { drawId: draw.id, ...ids, reason, note, at: now, byId: actor.personId });
    cancelReviewOfCase(tx, roundId, replaced.frameCaseId, now);
    insertRoundEvent(tx, {
      roundId,
      kind: 'replaced',
      at: now,
      byId: actor.personId,
      note: `${replaced.key} → ${replacement.key}`,
    });
    const { brokenQuotas } = found.value;
    const detail = {
      drawNumber: draw.number,
      ...ids,
      reason,
      brokenQuotas,
      answers: begun?.answerCount ?? 0,
      faults: begun?.faultCount ?? 0,
    };
    return {
      value: ok({ replacedKey: replaced.key, replacementKey: replacement.key }),
      audit: [
        { action: 'round.caseReplaced', entity: 'round', entityId: roundId, unitId: round.unitId, detail },
      ],
    };
  });
}

function readSample(db: Reader, actor: Actor, roundId: RoundId, drawId: DrawId) {
  const scope = scopeOf(actor, 'round.manage');
  const columns = findFrame(db, roundId)?.columns ?? [];
  const positions = new Map(columns.map(({ header }, position) => [header, position]));
  const toCandidate = (row: {
    frameCaseId: FrameCaseId;
    key: string;
    stratum: string;
    ticket: number;
    values: string[];
  }): Candidate => {
    const cell = cellReader(positions, row.values);
    const attributes = Object.fromEntries(columns.map(({ header }) => [header, cell(header)]));
    const { frameCaseId, key, stratum, ticket } = row;
    return { frameCaseId, key, stratum, ticket, attributes };
  };
  const replaced = new Set(listReplacements(db, drawId).map(({ replacedId }) => replacedId));
  const drawn = listDrawnCases(db, scope, drawId).filter(({ frameCaseId }) => !replaced.has(frameCaseId));
  return {
    active: drawn.map(toCandidate),
    reserves: listReplaceableReserves(db, scope, drawId).map(toCandidate),
  };
}
