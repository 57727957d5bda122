import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { inTreeOrder, unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import { notFound, requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { isOpenAction } from '#app/features/deviations/domain/action-lifecycle.ts';
import { countActions, isInPlanOf } from '#app/features/deviations/domain/action-plan.ts';
import { deviationSubject } from '#app/features/deviations/domain/deviation-subject.ts';
import type { ActionPlanQuery } from '#app/features/deviations/forms/action-plan-query.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ActionId, ChecklistVersionId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { listServedDeviations, type ServedDeviation } from '#db/queries/action-plan.server.ts';
import { type ActionRow, listActions } from '#db/queries/actions.server.ts';
import { deviationReachOf } from './deviation-access.server.ts';
import { withAwaited } from './load-actions.server.ts';

/**
 * The action plan (åtgärdsplan) of a unit and those below, or of all the person reaches: their own actions, and those of
 * other units that serve a deviation of theirs. 404 for a unit outside reach.
 */
export function loadActionPlan(services: Services, actor: Actor, query: ActionPlanQuery) {
  requireAnyRole(actor, ['manager', 'quality']);
  const { db } = services;
  const reach = deviationReachOf(actor);
  const today = civilDateInSweden(services.now());
  const tree = listUnits(db);
  const { unitId, year, status } = query;
  if (unitId !== undefined && !reach.scope.unitIds.includes(unitId)) throw notFound();
  const below = unitId === undefined ? undefined : unitsBelow(tree, unitId);
  const all = listActions(db, reach);
  const served = listServedDeviations(
    db,
    reach,
    all.map(({ id }) => id),
  );
  const servesBelow = new Set(
    served.flatMap(({ actionId, unitId: at }) => (below?.has(at) ? [actionId] : [])),
  );
  const reached = all.filter(
    (action) => below === undefined || below.has(action.unitId) || servesBelow.has(action.id),
  );
  const isWanted = ({ state }: ActionRow) =>
    status === 'all' || (status === 'open' ? isOpenAction(state) : state === status);
  const actions = reached.filter(
    (action) => (year === undefined || isInPlanOf(year, action)) && isWanted(action),
  );
  const serves = servedBy(db, served);
  const ordered = inTreeOrder(tree, (a, b) => swedishCollator.compare(a.name, b.name));
  return {
    query,
    today,
    unitName: tree.find(({ id }) => id === unitId)?.name ?? null,
    counts: countActions(actions, today),
    /** Only units that have any, in the order of the organisation. */
    units: ordered.flatMap(({ unit }) => {
      const own = actions.filter((action) => action.unitId === unit.id).sort(byNumber);
      if (own.length === 0) return [];
      return [
        {
          id: unit.id,
          name: unit.name,
          counts: countActions(own, today),
          actions: own.map((action) => ({
            ...withAwaited(action, today),
            serves: serves.get(action.id) ?? [],
          })),
        },
      ];
    }),
    choices: {
      units: ordered
        .filter(({ unit }) => reach.scope.unitIds.includes(unit.id))
        .map(({ unit: { id, name } }) => ({ id, name })),
      years: yearsOf(reached, Number(today.slice(0, 4))),
    },
  };
}

export type ActionPlan = ReturnType<typeof loadActionPlan>;

/** Numbers are given in order, and have the same length within a year but for the thousandth. */
function byNumber(a: ActionRow, b: ActionRow): number {
  return a.number.length - b.number.length || (a.number < b.number ? -1 : 1);
}

/** Every year that has a plan, this one too, latest first. */
function yearsOf(actions: readonly ActionRow[], thisYear: number): number[] {
  const years = actions.flatMap(({ dueOn, followUpOn }) =>
    [dueOn, followUpOn].map((on) => Number(on.slice(0, 4))),
  );
  return [...new Set([thisYear, ...years])].sort((a, b) => b - a);
}

/** "Barnet har kommit till tals: AV-2026-001, AV-2026-004" by action: what the deviations are about, never whom. */
function servedBy(db: Reader, served: readonly ServedDeviation[]): Map<ActionId, string[]> {
  const definitions = new Map(
    [...new Set(served.flatMap(({ checklistVersionId }) => checklistVersionId ?? []))].map(
      (id: ChecklistVersionId) => [id, readChecklistVersion(db, id)?.definition],
    ),
  );
  const numbers = new Map<ActionId, Map<string, string[]>>();
  for (const { actionId, number, questionId, checklistVersionId, typeName } of served) {
    const definition = checklistVersionId === null ? undefined : definitions.get(checklistVersionId);
    const subject =
      (definition && questionId !== null && deviationSubject(definition, questionId, [])) || typeName || '';
    const bySubject = numbers.get(actionId) ?? new Map<string, string[]>();
    numbers.set(actionId, bySubject.set(subject, [...(bySubject.get(subject) ?? []), number]));
  }
  return new Map(
    [...numbers].map(([actionId, bySubject]) => [
      actionId,
      [...bySubject].map(([subject, some]) => `${subject === '' ? '' : `${subject}: `}${some.join(', ')}`),
    ]),
  );
}
