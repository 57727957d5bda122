import type { UnitId } from '#app/shared/domain/ids.ts';
import { type Actor, scopeOf } from './policy.ts';

/** The units a person's roles and work lie in. */
type Places = {
  /** Of the roles not taken back, those past their last day too. */
  readonly held: readonly UnitId[];
  /** Of roles taken back, of her reviews in rounds under way and of the deviations she answers for. */
  readonly elsewhere: readonly UnitId[];
};

/**
 * What an administrator may do with a person:
 * - `sees`: one of the roles lies within the administrator's units, or the person has none at all;
 * - `manages`: all she has or has had lies there. Otherwise a local administrator could set a new password for the
 *   chief administrator, or for somebody with cases of another department, and log in as her.
 */
export function reachOver(actor: Actor, { held, elsewhere }: Places): { sees: boolean; manages: boolean } {
  const units = new Set(scopeOf(actor, 'organisation.manage').unitIds);
  if (units.size === 0) return { sees: false, manages: false };
  const sees = held.length === 0 || held.some((unitId) => units.has(unitId));
  return { sees, manages: sees && [...held, ...elsewhere].every((unitId) => units.has(unitId)) };
}
