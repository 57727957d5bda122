import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { ReportPart } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { writeRoundText } from '#db/queries/round-texts.server.ts';
import { transact } from '#db/transact.server.ts';
import { changesOfTexts, type TypedTexts } from '../domain/round-texts.ts';
import { roundTextErrors } from '../forms/round-texts-form.ts';
import { storedTexts } from './load-round-texts.server.ts';
import { requireRoundWithResult } from './round-for-texts.server.ts';

export type TextsProblem =
  | { readonly kind: 'locked' }
  | { readonly kind: 'wrong'; readonly errors: readonly FieldError[] }
  /** Somebody else has changed the same texts since the page was opened. */
  | { readonly kind: 'collided'; readonly parts: readonly ReportPart[] };

/**
 * Saves the texts that were changed, all or none. Whoever may not is told so before anything is said of what was
 * written; the log holds no word of it. Saving again what stands there already changes nothing.
 */
export function saveRoundTexts(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  typed: TypedTexts,
): Result<null, TextsProblem> {
  const now = services.now();
  return transact<Result<null, TextsProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const found = requireRoundWithResult(tx, actor, roundId);
    const { unitId, ownerId, state } = found.round;
    requireMay(actor, 'round.manage', { unitId, ownerId });
    const refuse = (problem: TextsProblem) => ({ value: err(problem), unchanged: true as const });
    if (state === 'finalised') return refuse({ kind: 'locked' });
    const errors = roundTextErrors(typed);
    if (errors.length > 0) return refuse({ kind: 'wrong', errors });
    const { changed, collided } = changesOfTexts(storedTexts(tx, found), typed);
    if (collided.length > 0) return refuse({ kind: 'collided', parts: collided });
    if (changed.length === 0) return { value: ok(null), unchanged: true };
    for (const part of changed) {
      const { text, mayLeaveUnit, seenRevision } = typed[part];
      const written = { writtenAt: now, writtenById: actor.personId };
      if (!writeRoundText(tx, { roundId, part, text, mayLeaveUnit, ...written }, seenRevision)) {
        throw new Error(`The texts of round ${roundId} changed inside their own transaction.`);
      }
    }
    return {
      value: ok(null),
      audit: [
        {
          action: 'round.textsWritten',
          entity: 'round',
          entityId: roundId,
          unitId,
          detail: { parts: changed, mayImprovementLeave: typed.improvement.mayLeaveUnit },
        },
      ],
    };
  });
}
