import {
  type Actor,
  type Resource,
  scopeOf,
  scopeOfResult,
  type UnitScope,
} from '#app/features/accounts/domain/policy.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listFrameUnitIds } from '#db/queries/frames.server.ts';
import { findRoundWithNames, type RoundWithNames } from '#db/queries/results.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { hasDeidentifiedVersion } from './deidentified-version.server.ts';

type Reached = { readonly found: RoundWithNames; readonly scope: UnitScope; readonly resource: Resource };

/**
 * The round for whoever may read its de-identified result: in one of her units, or finalised with cases of a unit that
 * she manages in its frame. Undefined outside both, and where nothing of the round may leave the unit. The caller asks
 * `may` of the resource.
 */
export function reachDeidentified(db: Reader, actor: Actor, roundId: RoundId): Reached | undefined {
  const round = findRound(db, roundId);
  if (!round || !hasDeidentifiedVersion(db, roundId)) return undefined;
  const { unitId } = round;
  const isFinalised = round.state === 'finalised';
  const own = scopeOf(actor, 'result.readDeidentified');
  const isOwn = own.unitIds.includes(unitId);
  const resource = isOwn
    ? { unitId, isFinalised }
    : { unitId, isFinalised, frameUnitIds: listFrameUnitIds(db, roundId) };
  const scope = isOwn ? own : scopeOfResult(actor, resource);
  const found = findRoundWithNames(db, scope, roundId);
  return found && { found, scope, resource };
}
