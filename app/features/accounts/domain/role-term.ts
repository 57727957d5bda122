import type { Role } from '#app/shared/domain/vocabulary.ts';

export type RoleTermFault = 'pastDate' | 'endDateRequired';

/**
 * Whether a role may be given with this last day (null: until taken back), seen from `today`. An extern granskare
 * is here for one round and always has a last day (domain.md §1); nobody gets a role that is already over.
 */
export function roleTermFault(
  role: Role,
  validUntilOn: string | null,
  today: string,
): RoleTermFault | undefined {
  if (validUntilOn === null) return role === 'external' ? 'endDateRequired' : undefined;
  return validUntilOn < today ? 'pastDate' : undefined;
}
