import { type Actor, holdsAnyOf, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { unitsAbove } from '#app/features/accounts/domain/unit-tree.ts';
import { forbidden, requireMay, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import type { LockSeedInput } from '#app/features/controls/forms/lock-seed-form.ts';
import { generateSeedPart } from '#app/features/sampling/server/generate-seed.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { insertLockedSeed, listLockedSeeds, listLockedSeedsOfYear } from '#db/queries/seeds.server.ts';
import { transact } from '#db/transact.server.ts';

export type LockProblem =
  | { readonly kind: 'yearOver' | 'yearTooFar' | 'alreadyLocked' }
  /** A unit above has one: a nearer would take its place after it was known. */
  | { readonly kind: 'lockedAbove'; readonly unitName: string };

const YEARS_AHEAD = 2;

/** Kvalitetsutvecklare of the unit: whoever runs a control there must not lock the seed it is drawn with alone. */
function mayLockSeed(actor: Actor, unitId: UnitId): boolean {
  const isQuality = { ...actor, grants: actor.grants.filter(({ role }) => role === 'quality') };
  return holdsAnyOf(isQuality, ['quality']) && may(isQuality, 'control.manage', { unitId });
}

/**
 * Locks a seed for a unit and a year (låser ett frö), for ever. It is for rounds whose registers are read in later.
 * 403 for whoever is not kvalitetsutvecklare there.
 */
export function lockSeed(
  services: Services,
  actor: Actor,
  input: LockSeedInput,
): Result<undefined, LockProblem> {
  const { unitId, year } = input;
  requireMay(actor, 'control.manage', { unitId });
  if (!mayLockSeed(actor, unitId)) throw forbidden();
  const now = services.now();
  const thisYear = Number(civilDateInSweden(now).slice(0, 4));
  return transact<Result<undefined, LockProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (problem: LockProblem) => ({ value: err(problem), unchanged: true as const });
    if (year < thisYear) return refuse({ kind: 'yearOver' });
    if (year > thisYear + YEARS_AHEAD) return refuse({ kind: 'yearTooFar' });
    const inForce = listLockedSeedsOfYear(tx, unitsAbove(listUnits(tx), unitId), year);
    if (inForce.some((locked) => locked.unitId === unitId)) return refuse({ kind: 'alreadyLocked' });
    const [above] = inForce;
    if (above) return refuse({ kind: 'lockedAbove', unitName: above.unitName });
    const seed = input.seed ?? `${year}-${generateSeedPart(services.randomBytes)}`;
    // One that the program makes stands in no other document: only a typed seed has a source (isTypedSeed).
    const source = input.seed === null ? '' : input.source;
    const id = insertLockedSeed(tx, {
      ...{ unitId, year, seed, source, lockedAt: now, lockedById: actor.personId },
    });
    const detail = { lockedSeedId: id, year, seed, isTyped: input.seed !== null };
    return {
      value: ok(undefined),
      audit: [{ action: 'seed.locked', entity: 'unit', entityId: unitId, unitId, detail }],
    };
  });
}

/** The seeds locked for the units the person reads controls of, their units above among them, and where she may lock one. */
export function loadLockedSeeds({ db, now }: Services, actor: Actor) {
  const scope = requireScope(actor, 'control.read');
  const units = listUnits(db);
  const seen = [...new Set(scope.unitIds.flatMap((unitId) => unitsAbove(units, unitId)))];
  const thisYear = Number(civilDateInSweden(now()).slice(0, 4));
  const manageable = new Set(scopeOf(actor, 'control.manage').unitIds.filter((id) => mayLockSeed(actor, id)));
  return {
    seeds: listLockedSeeds(db, seen),
    units: units
      .filter(({ id }) => manageable.has(id))
      .map(({ id, name }) => ({ value: String(id), label: name })),
    years: Array.from({ length: YEARS_AHEAD + 1 }, (_, index) => String(thisYear + index)),
  };
}
