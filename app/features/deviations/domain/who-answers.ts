import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';

/** Why a person gets the deviations of a unit: chosen for it or for one above, or because she has led it or one above since. */
export type Why =
  | { readonly kind: 'chosen'; readonly unitId: UnitId }
  | { readonly kind: 'leads'; readonly unitId: UnitId; readonly since: string };

type Chosen = { readonly unitId: UnitId; readonly personId: PersonId };
/** `since` is the instant from which the role holds; whoever has never logged in has not come in. */
type Leading = Chosen & { readonly since: string; readonly hasComeIn: boolean };

/**
 * Those who lead, as they are asked: who has led the longest first, then the lowest id; one who has never come in after all the
 * others of the same unit, so that a new colleague takes nothing over unseen.
 */
function byTimeThere(a: Leading, b: Leading): number {
  if (a.hasComeIn !== b.hasComeIn) return a.hasComeIn ? -1 : 1;
  if (a.since !== b.since) return a.since < b.since ? -1 : 1;
  return a.personId - b.personId;
}

/**
 * Who gets the deviations of a unit, and why: the one chosen for the nearest unit upward, else who leads the nearest. `path` is
 * the unit and those above, nearest first; `leading` are those who lead one of them, of whom the first there is asked; a chosen
 * one who is not in `able` is passed over, as is one whose own case it is. Undefined when nobody is left.
 */
export function whoAnswers(
  path: readonly UnitId[],
  chosen: readonly Chosen[],
  leading: readonly Leading[],
  able: ReadonlySet<PersonId>,
): { personId: PersonId; why: Why } | undefined {
  const nearest = <One extends Chosen>(list: readonly One[]) => {
    for (const unitId of path) {
      const found = list.find((one) => one.unitId === unitId && able.has(one.personId));
      if (found) return found;
    }
    return undefined;
  };
  const choice = nearest(chosen);
  if (choice) return { personId: choice.personId, why: { kind: 'chosen', unitId: choice.unitId } };
  const leader = nearest([...leading].sort(byTimeThere));
  return (
    leader && {
      personId: leader.personId,
      why: { kind: 'leads', unitId: leader.unitId, since: leader.since },
    }
  );
}

/**
 * Whether the person leads the unit: as manager of the nearest on its way upward that has one, or where none has, with another
 * role that may answer. `path` is the unit and those above, nearest first.
 */
export function leadsNearest(
  path: readonly UnitId[],
  able: readonly { readonly id: PersonId; readonly unitId: UnitId; readonly role: string }[],
  personId: PersonId,
): boolean {
  const at = (unitId: UnitId, isWanted: (role: string) => boolean) =>
    able.filter((one) => one.unitId === unitId && isWanted(one.role));
  const nearest = (isWanted: (role: string) => boolean) =>
    path.map((unitId) => at(unitId, isWanted)).find((found) => found.length > 0);
  const leading = nearest((role) => role === 'manager') ?? nearest(() => true) ?? [];
  return leading.some(({ id }) => id === personId);
}

/** "Vald för enheten", "Leder Barn och unga sedan 2026-11-02"; `unitId` is the unit it is told of. */
export function whyInWords(why: Why, unitId: UnitId, nameOf: (unitId: UnitId) => string): string {
  const where = why.unitId === unitId ? 'enheten' : nameOf(why.unitId);
  return why.kind === 'chosen' ? `Vald för ${where}` : `Leder ${where} sedan ${civilDateInSweden(why.since)}`;
}
