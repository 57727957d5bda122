import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { CaseId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { isVignetteBegun, listVignettesOfRound, updateVignette } from '#db/queries/vignettes.server.ts';
import { transact } from '#db/transact.server.ts';
import { roundOfSpread } from './load-spread.server.ts';
import { requireSpreadLeader } from './spread-access.server.ts';

export type ChangedVignette = {
  readonly caseId: CaseId;
  readonly revision: number;
  readonly title: string;
  readonly text: string;
};

/** The texts of a round for whoever may change them, and whether somebody has begun. 404 and 403 as for the page. */
export function loadVignetteTexts({ db }: Services, actor: Actor, roundId: RoundId) {
  const { round } = requireSpreadLeader(db, actor, roundId);
  return {
    round: roundOfSpread(round),
    isBegun: round.state !== 'reviewing' || isVignetteBegun(db, roundId),
    texts: listVignettesOfRound(db, roundId).map(({ caseId, key, title, text, revision }) => ({
      ...{ caseId, key, title, text, revision },
    })),
  };
}

/** Changes the texts while nobody has begun to answer, in this or another round: all or none of them. */
export function changeVignettes(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  changed: readonly ChangedVignette[],
): Result<null, 'begun' | 'changedMeanwhile'> {
  const now = services.now();
  try {
    return transact<Result<null, 'begun' | 'changedMeanwhile'>>(
      services.db,
      { actorId: actor.personId, now },
      (tx) => {
        const { round } = requireSpreadLeader(tx, actor, roundId);
        if (round.state !== 'reviewing' || isVignetteBegun(tx, roundId)) {
          return { value: err('begun'), unchanged: true };
        }
        const stored = listVignettesOfRound(tx, roundId);
        for (const { caseId, revision, title, text } of changed) {
          const values = { title, text, changedAt: now, changedById: actor.personId };
          const isOfRound = stored.some((one) => one.caseId === caseId);
          if (!isOfRound || !updateVignette(tx, caseId, revision, values)) throw new ChangedMeanwhile();
        }
        return {
          value: ok(null),
          audit: [{ action: 'vignettes.changed', entity: 'round', entityId: roundId, unitId: round.unitId }],
        };
      },
    );
  } catch (thrown) {
    if (thrown instanceof ChangedMeanwhile) return err('changedMeanwhile');
    throw thrown;
  }
}

/** Thrown so that what was written before is taken back. */
class ChangedMeanwhile extends Error {}
