import { type Actor, ANSWERING_ROLES, may } from '#app/features/accounts/domain/policy.ts';
import { unitsAround } from '#app/features/accounts/domain/unit-tree.ts';
import { awaitedOn, isOpenAction } from '#app/features/deviations/domain/action-lifecycle.ts';
import { openDeviationStates } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { addDays, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ActionId, DeviationId, PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listPeopleWithRoles, listUnits } from '#db/queries/accounts.server.ts';
import {
  type ActionRow,
  findAction,
  listActionEvents,
  listActions,
  listActionsAwaited,
  listActionsOfDeviation,
  listDeviationsOfAction,
} from '#db/queries/actions.server.ts';
import { listDeviations } from '#db/queries/deviations.server.ts';
import { deviationReachOf } from './deviation-access.server.ts';

/** Whoever may handle the deviations of the unit handles its actions, and so does the one who owns the action. */
export function mayHandleAction(actor: Actor, { unitId, ownerId }: ActionRow): boolean {
  return may(actor, 'deviation.handle', { unitId, responsibleId: ownerId });
}

/** Who may own an action of the unit: whoever may answer for its deviations. */
export function ownersFor(db: Reader, unitId: UnitId, today: string): PersonId[] {
  return listPeopleWithRoles(db, ANSWERING_ROLES, [...unitsAround(listUnits(db), unitId)], today).map(
    ({ id }) => id,
  );
}

/** The same by name, with the one who owns it now even where she no longer could. */
function ownerChoices(db: Reader, { unitId, ownerId, ownerName }: ActionRow, today: string) {
  const able = listPeopleWithRoles(db, ANSWERING_ROLES, [...unitsAround(listUnits(db), unitId)], today);
  const named = new Map<PersonId, string>([[ownerId, ownerName]]);
  for (const { id, displayName } of able) named.set(id, displayName);
  return [...named]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => swedishCollator.compare(a.name, b.name));
}

/** The day an action waits for, and whether that has been. */
export const withAwaited = (action: ActionRow, today: string) => {
  const on = awaitedOn(action);
  return { ...action, awaitedOn: on, isOverdue: on !== null && on < today };
};

/** Every action the person reaches, what waits first. */
export function loadActions(services: Services, actor: Actor) {
  const today = civilDateInSweden(services.now());
  return listActions(services.db, deviationReachOf(actor)).map((action) => withAwaited(action, today));
}

// An action is followed up half a year later: until it comes near it waits for nobody.
const DAYS_AHEAD = 30;

/** What the person owns and is to do or follow up within thirty days, or should have; soonest first. */
export function actionsWaitingFor(services: Services, actor: Actor) {
  const today = civilDateInSweden(services.now());
  const until = addDays(today, DAYS_AHEAD);
  return listActionsAwaited(services.db, deviationReachOf(actor), until).map((action) =>
    withAwaited(action, today),
  );
}

/** Open actions that the person may let serve one more deviation; those of its unit first. */
export function actionsToLink(db: Reader, actor: Actor, deviation: { id: DeviationId; unitId: UnitId }) {
  const serving = new Set(listActionsOfDeviation(db, deviation.id).map(({ id }) => id));
  const isElsewhere = ({ unitId }: ActionRow) => Number(unitId !== deviation.unitId);
  return listActions(db, deviationReachOf(actor))
    .filter(
      (action) => isOpenAction(action.state) && !serving.has(action.id) && mayHandleAction(actor, action),
    )
    .sort((a, b) => isElsewhere(a) - isElsewhere(b))
    .map(({ id, number, title, unitName }) => ({ id, name: `${number}, ${title} (${unitName})` }));
}

/** Actions that serve a deviation the person has reached, for its page. */
export function actionsOf(db: Reader, deviationId: DeviationId, today: string) {
  return listActionsOfDeviation(db, deviationId).map((action) => withAwaited(action, today));
}

/** One action with what it serves and what has happened; undefined where the person reaches none by that id. */
export function loadAction(services: Services, actor: Actor, actionId: ActionId) {
  const { db } = services;
  const today = civilDateInSweden(services.now());
  const reach = deviationReachOf(actor);
  const action = findAction(db, reach, actionId);
  if (!action) return undefined;
  const serves = listDeviationsOfAction(db, reach, actionId);
  const mayHandle = mayHandleAction(actor, action);
  const open = mayHandle
    ? listDeviations(db, reach, {
        states: openDeviationStates,
        unitId: action.unitId,
        sort: 'number',
        isDescending: false,
        limit: -1,
        offset: 0,
      }).rows
    : [];
  return {
    action: withAwaited(action, today),
    serves,
    mayHandle,
    events: listActionEvents(db, actionId),
    owners: mayHandle && isOpenAction(action.state) ? ownerChoices(db, action, today) : [],
    linkable: open
      .filter(({ id }) => !serves.some((served) => served.id === id))
      .map(({ id, number, title }) => ({ id, name: `${number}, ${title}` }))
      .sort((a, b) => swedishCollator.compare(a.name, b.name)),
  };
}
