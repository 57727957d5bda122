import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { nextRoundState } from '#app/features/controls/domain/round-lifecycle.ts';
import type { ReplacementInput } from '#app/features/controls/forms/replacement-form.ts';
import { hasReserves } from '#app/features/sampling/domain/design.ts';
import { findReplacement, type ReplaceableCase } from '#app/features/sampling/domain/replacement.ts';
import type { DrawId, FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { listDrawnCases } from '#db/queries/drawn-cases.server.ts';
import { cancelReviewsOfCase } from '#db/queries/drawn-reviews.server.ts';
import { findDrawInForce } from '#db/queries/draws.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import { insertReplacement, listReplacements } from '#db/queries/replacements.server.ts';
import { listReplaceableReserves } from '#db/queries/reserves.server.ts';
import { insertRoundEvent } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { findBegunReview } from './begun-review.server.ts';
import { requireManagedRound } from './require-round.server.ts';
import { designOf } from './stored-shapes.server.ts';

export type ReplaceProblem = 'closed' | 'notInSample' | 'noReserveLeft' | 'reviewHandedIn' | 'noteMissing';

/** `replacementKey` is null where the design has no reserves: the case is only taken out. */
export type ReplacedCase = { readonly replacedKey: string; readonly replacementKey: string | null };

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
): Result<ReplacedCase, ReplaceProblem> {
  const now = services.now();
  type Outcome = Result<ReplacedCase, ReplaceProblem>;
  return transact<Outcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round } = requireManagedRound(tx, actor, roundId);
    const refuse = (problem: ReplaceProblem) => ({ value: err(problem), unchanged: true as const });
    const draw = findDrawInForce(tx, roundId);
    const isOpen = nextRoundState(round.state, 'replaceCase').ok && round.abortedAt === null;
    if (!draw || !isOpen) return refuse('closed');

    const active = readActive(tx, actor, roundId, draw.id);
    const replaced = active.find((one) => one.frameCaseId === input.frameCaseId);
    if (!replaced) return refuse('notInSample');
    const begun = findBegunReview(tx, roundId, replaced.frameCaseId);
    if (begun?.isHandedIn) return refuse('reviewHandedIn');
    if (begun && input.note.trim() === '') return refuse('noteMissing');
    const found = substituteOf(tx, actor, draw, active, replaced);
    if (!found.ok) return refuse(found.error);
    const { reserve, brokenQuotas } = found.value;

    const ids = { replacedId: replaced.frameCaseId, replacementId: reserve?.frameCaseId ?? null };
    const { reason, note } = input;
    insertReplacement(tx, { drawId: draw.id, ...ids, reason, note, at: now, byId: actor.personId });
    cancelReviewsOfCase(tx, roundId, replaced.frameCaseId, now);
    insertRoundEvent(tx, {
      roundId,
      kind: 'replaced',
      at: now,
      byId: actor.personId,
      note: reserve ? `${replaced.key} → ${reserve.key}` : `${replaced.key} togs ur urvalet`,
    });
    const detail = {
      drawNumber: draw.number,
      ...ids,
      reason,
      brokenQuotas,
      // Null where it was answered blind.
      answers: begun ? begun.answerCount : 0,
      faults: begun ? begun.faultCount : 0,
    };
    return {
      value: ok({ replacedKey: replaced.key, replacementKey: reserve?.key ?? null }),
      audit: [
        { action: 'round.caseReplaced', entity: 'round', entityId: roundId, unitId: round.unitId, detail },
      ],
    };
  });
}

type DrawInForce = NonNullable<ReturnType<typeof findDrawInForce>>;

/** The reserve the rule names; none where the design has none to give. */
function substituteOf(
  db: Reader,
  actor: Actor,
  draw: DrawInForce,
  active: readonly Candidate[],
  replaced: Candidate,
): Result<{ reserve: Candidate | undefined; brokenQuotas: readonly number[] }, ReplaceProblem> {
  const design = designOf(draw);
  if (!hasReserves(design.allocation)) return ok({ reserve: undefined, brokenQuotas: [] });
  const scope = scopeOf(actor, 'round.manage');
  const toCandidate = candidateReader(db, draw.roundId);
  const reserves: Candidate[] = [];
  let after = 0;
  for (let limit = FIRST_LOOK; ; limit *= 10) {
    const rows = listReplaceableReserves(db, scope, draw.id, replaced.stratum, { limit, after });
    reserves.push(...rows.map(toCandidate));
    after = rows.at(-1)?.position ?? after;
    const found = findReplacement(active, reserves, design.quotas, replaced.key);
    if (!found.ok) return found;
    const { brokenQuotas, reserve } = found.value;
    // The first that keeps every quota is the first of all that do; only where one cannot be kept must all be seen.
    if (brokenQuotas.length > 0 && rows.length === limit) continue;
    return ok({ reserve: reserves.find((one) => one.key === reserve.key), brokenQuotas });
  }
}

/** So many reserves are read before more are: a frame may hold 100,000, and a quota is seldom met by one in a hundred. */
const FIRST_LOOK = 100;

function readActive(db: Reader, actor: Actor, roundId: RoundId, drawId: DrawId): Candidate[] {
  const replaced = new Set(listReplacements(db, drawId).map(({ replacedId }) => replacedId));
  return listDrawnCases(db, scopeOf(actor, 'round.manage'), drawId)
    .filter(({ frameCaseId }) => !replaced.has(frameCaseId))
    .map(candidateReader(db, roundId));
}

function candidateReader(db: Reader, roundId: RoundId) {
  const columns = findFrame(db, roundId)?.columns ?? [];
  return (row: {
    frameCaseId: FrameCaseId;
    key: string;
    stratum: string;
    ticket: number;
    values: string[];
  }): Candidate => {
    const { frameCaseId, key, stratum, ticket, values } = row;
    const attributes = Object.fromEntries(
      columns.map(({ header }, position) => [header, values[position] ?? '']),
    );
    return { frameCaseId, key, stratum, ticket, attributes };
  };
}
