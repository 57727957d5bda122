import { REVIEWING_ROLES } from '#app/features/accounts/domain/policy.ts';
import type { ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import { unitsAcross, unitsCovered } from '#app/features/reviews/domain/crossing.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listPeopleWithRoles, listUnits } from '#db/queries/accounts.server.ts';

/** How the round's crossing falls out for the cases of a unit. */
export interface CrossingRule {
  /** The only people who may have a case of the unit; null: the round does not cross. Empty where no pair covers it. */
  readonly crossedTo: (unitId: UnitId) => readonly PersonId[] | null;
  readonly isCovered: (unitId: UnitId) => boolean;
}

const NO_CROSSING: CrossingRule = { crossedTo: () => null, isCovered: () => true };

/** Who may have the cases of which unit, by where people's roles lie now. */
export function crossingRule(db: Reader, { sharing }: ReviewProcedure, now: string): CrossingRule {
  if (sharing.kind !== 'crossing') return NO_CROSSING;
  const tree = listUnits(db);
  const everywhere = tree.map(({ id }) => id);
  const rolesOf = new Map<PersonId, UnitId[]>();
  for (const { id, unitId } of listPeopleWithRoles(db, REVIEWING_ROLES, everywhere, civilDateInSweden(now))) {
    rolesOf.set(id, [...(rolesOf.get(id) ?? []), unitId]);
  }
  const people = [...rolesOf].map(([id, unitIds]) => ({
    id,
    across: unitsAcross(sharing.pairs, tree, unitIds),
  }));
  const byUnit = new Map(
    everywhere.map((unitId) => [
      unitId,
      people.filter(({ across }) => across.has(unitId)).map(({ id }) => id),
    ]),
  );
  const covered = unitsCovered(sharing.pairs, tree);
  return {
    crossedTo: (unitId) => byUnit.get(unitId) ?? [],
    isCovered: (unitId) => covered.has(unitId),
  };
}

/**
 * The same where a person chooses, or one review changes hands: a case that no pair covers may then go to anybody, since
 * it would otherwise have nobody.
 */
export function crossedToByChoice(rule: CrossingRule, unitId: UnitId): readonly PersonId[] | null {
  return rule.isCovered(unitId) ? rule.crossedTo(unitId) : null;
}
