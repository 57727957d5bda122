import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import { isProcedureOpen } from '#app/features/controls/domain/round-lifecycle.ts';
import { procedureValues } from '#app/features/controls/forms/procedure-form.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { updateRoundProcedure } from '#db/queries/round-facts.server.ts';
import { insertRoundEvent, listRoundReviewers, type RoundRow } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { areCrossingUnits, unitsOfControl } from './control-units.server.ts';
import { requireManagedRound } from './require-round.server.ts';
import { procedureOf } from './stored-shapes.server.ts';

/** What the form for a round's procedure shows; for somebody who manages the round. */
export function procedureForm(db: Reader, round: RoundRow) {
  const covered = unitsOfControl(db, round.unitId);
  return {
    isProcedureOpen: isProcedureOpen(round.state) && round.abortedAt === null,
    procedure: procedureValues(procedureOf(round)),
    reviewerCount: listRoundReviewers(db, round.id).length,
    units: listUnits(db)
      .filter(({ id, closedAt }) => covered.has(id) && closedAt === null)
      .map(({ id, name }) => ({ value: String(id), label: name }))
      .sort((a, b) => swedishCollator.compare(a.label, b.label)),
  };
}

/**
 * Changes how a round is reviewed. `sharedOut` once the reviews are given to somebody or the round is given up;
 * `crossingNotAllowed` for a unit that the round does not cover. 404 and 403 as for managing the round.
 */
export function changeProcedure(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  procedure: ReviewProcedure,
): Result<void, 'sharedOut' | 'crossingNotAllowed'> {
  const now = services.now();
  return transact<Result<void, 'sharedOut' | 'crossingNotAllowed'>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const { round } = requireManagedRound(tx, actor, roundId);
      if (!areCrossingUnits(tx, round.unitId, procedure)) {
        return { value: err('crossingNotAllowed'), unchanged: true };
      }
      if (!updateRoundProcedure(tx, roundId, procedure)) return { value: err('sharedOut'), unchanged: true };
      insertRoundEvent(tx, { roundId, kind: 'procedureChanged', at: now, byId: actor.personId });
      const detail = { procedure, before: procedureOf(round) };
      return {
        value: ok(undefined),
        audit: [{ action: 'round.edited', entity: 'round', entityId: roundId, unitId: round.unitId, detail }],
      };
    },
  );
}
