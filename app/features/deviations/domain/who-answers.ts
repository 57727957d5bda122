import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';

/** Why a person gets the deviations of a unit: chosen for it or for one above, or because she leads it or one above. */
export type Why = { readonly kind: 'chosen' | 'leads'; readonly unitId: UnitId };

type Chosen = { readonly unitId: UnitId; readonly personId: PersonId };

/**
 * Who gets the deviations of a unit, and why: the one chosen for the nearest unit upward, else who leads the nearest. `path` is
 * the unit and those above, nearest first; `leading` are those who lead one of them, the first of equals first; a chosen one
 * who is not in `able` is passed over, as is one whose own case it is. Undefined when nobody is left.
 */
export function whoAnswers(
  path: readonly UnitId[],
  chosen: readonly Chosen[],
  leading: readonly Chosen[],
  able: ReadonlySet<PersonId>,
): { personId: PersonId; why: Why } | undefined {
  const nearest = (list: readonly Chosen[]) => {
    for (const unitId of path) {
      const found = list.find((one) => one.unitId === unitId && able.has(one.personId));
      if (found) return found;
    }
    return undefined;
  };
  const choice = nearest(chosen);
  if (choice) return { personId: choice.personId, why: { kind: 'chosen', unitId: choice.unitId } };
  const leader = nearest(leading);
  return leader && { personId: leader.personId, why: { kind: 'leads', unitId: leader.unitId } };
}

/** "Vald för enheten", "Leder Barn och unga"; `unitId` is the unit it is told of. */
export function whyInWords(
  { kind, unitId: at }: Why,
  unitId: UnitId,
  nameOf: (unitId: UnitId) => string,
): string {
  if (kind === 'chosen') return at === unitId ? 'Vald för enheten' : `Vald för ${nameOf(at)}`;
  return at === unitId ? 'Leder enheten' : `Leder ${nameOf(at)}`;
}
