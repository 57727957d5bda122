import type { UnitId } from '#app/shared/domain/ids.ts';
import { type Actor, scopeOf } from './policy.ts';

type Grant = { readonly unitId: UnitId; readonly validUntilOn: string | null };

/**
 * What an administrator may do with a person, from the roles the person has (not taken back):
 * - `sees`: one of the roles lies within the administrator's units, or the person has none at all;
 * - `manages`: every role that holds on `today` lies there. Otherwise a local administrator could set a new
 *   password for the chief administrator and log in as her.
 */
export function reachOver(
  actor: Actor,
  grants: readonly Grant[],
  today: string,
): { sees: boolean; manages: boolean } {
  const units = new Set(scopeOf(actor, 'organisation.manage').unitIds);
  if (units.size === 0) return { sees: false, manages: false };
  const sees = grants.length === 0 || grants.some((grant) => units.has(grant.unitId));
  const inForce = grants.filter((grant) => grant.validUntilOn === null || grant.validUntilOn >= today);
  return { sees, manages: sees && inForce.every((grant) => units.has(grant.unitId)) };
}
