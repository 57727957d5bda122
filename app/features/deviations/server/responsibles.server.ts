import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { inTreeOrder } from '#app/features/accounts/domain/unit-tree.ts';
import { requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { whyInWords } from '#app/features/deviations/domain/who-answers.ts';
import type { ResponsibleForm } from '#app/features/deviations/forms/responsible-form.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import {
  listDeviationResponsibles,
  setDeviationResponsible,
} from '#db/queries/deviation-responsibles.server.ts';
import { transact } from '#db/transact.server.ts';
import { peopleAround, responsibleByUnit } from './responsible-manager.server.ts';

/** Who gets the deviations of a unit now. */
export interface UnitResponsible {
  unitId: UnitId;
  unitName: string;
  depth: number;
  /** Null: nobody is chosen and nobody leads the unit or one above. */
  personName: string | null;
  why: string;
  /** Who stands chosen for the unit itself, able or not. */
  chosen: { personId: PersonId; displayName: string; isAble: boolean } | null;
  candidates: { id: PersonId; displayName: string }[];
}

/** Every unit whose deviations the actor may handle, with who gets them now and why; 403 where there is none. */
export function loadResponsibles(services: Services, actor: Actor): UnitResponsible[] {
  const { db } = services;
  const { unitIds } = requireScope(actor, 'deviation.handle');
  const today = civilDateInSweden(services.now());
  const tree = listUnits(db);
  const chosen = listDeviationResponsibles(db);
  const nameOf = (unitId: UnitId) => tree.find(({ id }) => id === unitId)?.name ?? '';
  const mine = tree.filter(({ id, closedAt }) => unitIds.includes(id) && closedAt === null);
  return inTreeOrder(mine, (a, b) => swedishCollator.compare(a.name, b.name)).map(({ unit, depth }) => {
    const people = peopleAround(db, [unit.id], today);
    const named = new Map(people.map(({ id, displayName }) => [id, { id, displayName }]));
    const found = responsibleByUnit(tree, chosen, people, unit.id);
    const own = chosen.find(({ unitId }) => unitId === unit.id);
    return {
      unitId: unit.id,
      unitName: unit.name,
      depth,
      personName: found ? (named.get(found.personId)?.displayName ?? null) : null,
      why: found ? whyInWords(found.why, unit.id, nameOf) : 'Kontrollens ansvariga eller omgångens ägare',
      chosen: own
        ? { personId: own.personId, displayName: own.displayName, isAble: named.has(own.personId) }
        : null,
      candidates: [...named.values()].sort((a, b) => swedishCollator.compare(a.displayName, b.displayName)),
    };
  });
}

export type ResponsibleProblem = 'forbidden' | 'notACandidate' | 'changedMeanwhile';

/** Chooses who gets the deviations of a unit from now on, or leaves it to the rule. What stands already changes nothing. */
export function chooseResponsible(
  services: Services,
  actor: Actor,
  { unitId, personId, seen }: ResponsibleForm,
): Result<null, ResponsibleProblem> {
  if (!may(actor, 'deviation.handle', { unitId })) return err('forbidden');
  const now = services.now();
  return transact<Result<null, ResponsibleProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (problem: ResponsibleProblem) => ({ value: err(problem), unchanged: true as const });
    const before = listDeviationResponsibles(tx).find((one) => one.unitId === unitId)?.personId ?? null;
    if (before === personId) return { value: ok(null), unchanged: true };
    if (before !== seen) return refuse('changedMeanwhile');
    const people = peopleAround(tx, [unitId], civilDateInSweden(now));
    if (personId !== null && !people.some(({ id }) => id === personId)) return refuse('notACandidate');
    setDeviationResponsible(tx, unitId, personId);
    const detail = { from: before, to: personId };
    const action = 'unit.responsibleChosen';
    return { value: ok(null), audit: [{ action, entity: 'unit', entityId: unitId, unitId, detail }] };
  });
}
