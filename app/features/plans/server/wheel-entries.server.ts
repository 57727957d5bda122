import { type Actor, ANSWERING_ROLES } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import { peopleAround } from '#app/features/controls/server/control-units.server.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import {
  findWheelEntry,
  hasWheelEntry,
  insertWheelEntry,
  updateWheelEntry,
} from '#db/queries/year-wheel.server.ts';
import { transact } from '#db/transact.server.ts';
import type { ChangeInput, EntryInput } from '../forms/wheel-form.ts';

/** Who may be given something in the year wheel of a unit: whoever may answer for a row of a plan there. */
export function peopleForWheel(db: Reader, unitId: UnitId, now: string) {
  return peopleAround(db, unitId, ANSWERING_ROLES, now).map(({ id, name }) => ({ id, name }));
}

const mayAnswer = (db: Reader, unitId: UnitId, personId: PersonId | null, now: string) =>
  personId === null || peopleForWheel(db, unitId, now).some(({ id }) => id === personId);

/**
 * Puts something in the year wheel of a unit that the person plans for, all its days at once. What stands there already
 * is left alone: the form was sent twice. How many were put in.
 */
export function addEntries(
  services: Services,
  actor: Actor,
  { occasions, unitId, responsibleId }: Omit<EntryInput, 'title'>,
): Result<number, 'strangePerson'> {
  requireMay(actor, 'plan.manage', { unitId });
  const now = services.now();
  return transact<Result<number, 'strangePerson'>>(services.db, { actorId: actor.personId, now }, (tx) => {
    if (!mayAnswer(tx, unitId, responsibleId, now)) return { value: err('strangePerson'), unchanged: true };
    const entries = occasions
      .filter((occasion) => !hasWheelEntry(tx, { unitId, ...occasion }))
      .map((occasion) => {
        const values = { ...occasion, unitId, responsibleId, createdById: actor.personId, createdAt: now };
        const detail = { dueOn: occasion.dueOn };
        const entityId = insertWheelEntry(tx, values);
        return { action: 'wheel.added', entity: 'wheelEntry', entityId, unitId, detail };
      });
    const [first, ...rest] = entries;
    const value = ok(entries.length);
    return first === undefined ? { value, unchanged: true } : { value, audit: [first, ...rest] };
  });
}

/** An entry for the page where it is changed; 404 where there is none, 403 for whoever does not plan for its unit. */
export function loadEntry({ db, now }: Services, actor: Actor, entryId: number) {
  const entry = findWheelEntry(db, entryId);
  if (!entry) throw notFound();
  requireMay(actor, 'plan.manage', { unitId: entry.unitId });
  const { id, title, dueOn, unitId, responsibleId, revision } = entry;
  const people = peopleForWheel(db, unitId, now());
  const responsible = responsibleId === null ? undefined : findPerson(db, responsibleId);
  if (responsible && !people.some((person) => person.id === responsible.id)) {
    people.push({ id: responsible.id, name: responsible.displayName });
  }
  return { entry: { id, title, dueOn, unitId, responsibleId, revision }, people };
}

/** Changes what, when and who. */
export function changeEntry(
  services: Services,
  actor: Actor,
  seen: { readonly id: number; readonly revision: number },
  change: ChangeInput,
): Result<null, 'strangePerson' | 'changedMeanwhile'> {
  const now = services.now();
  return transact<Result<null, 'strangePerson' | 'changedMeanwhile'>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const entry = findWheelEntry(tx, seen.id);
      if (!entry) throw notFound();
      const { unitId, responsibleId } = entry;
      requireMay(actor, 'plan.manage', { unitId });
      // Whoever has it keeps it, also when she could not be given it any more.
      if (change.responsibleId !== responsibleId && !mayAnswer(tx, unitId, change.responsibleId, now)) {
        return { value: err('strangePerson'), unchanged: true };
      }
      if (!updateWheelEntry(tx, seen.id, seen.revision, change)) {
        return { value: err('changedMeanwhile'), unchanged: true };
      }
      const detail = { dueOn: change.dueOn };
      const audit = [
        { action: 'wheel.changed', entity: 'wheelEntry', entityId: seen.id, unitId, detail },
      ] as const;
      return { value: ok(null), audit };
    },
  );
}

type Mark =
  | { readonly kind: 'done' | 'open' | 'removed' }
  | { readonly kind: 'notDone'; readonly reason: string };

/** Says what became of an entry, or takes it out; false when somebody was first, and nothing is written. */
export function markEntry(
  services: Services,
  actor: Actor,
  seen: { readonly id: number; readonly revision: number },
  mark: Mark,
): boolean {
  const now = services.now();
  return transact<boolean>(services.db, { actorId: actor.personId, now }, (tx) => {
    const entry = findWheelEntry(tx, seen.id);
    if (!entry) throw notFound();
    const { unitId, responsibleId } = entry;
    requireMay(actor, mark.kind === 'removed' ? 'plan.manage' : 'plan.report', { unitId, responsibleId });
    const values =
      mark.kind === 'removed'
        ? { removedAt: now }
        : {
            doneAt: mark.kind === 'done' ? now : null,
            reasonNotDone: mark.kind === 'notDone' ? mark.reason : '',
            markedById: mark.kind === 'open' ? null : actor.personId,
          };
    if (!updateWheelEntry(tx, seen.id, seen.revision, values)) return { value: false, unchanged: true };
    const action = mark.kind === 'removed' ? 'wheel.removed' : 'wheel.marked';
    const detail = { mark: mark.kind };
    return { value: true, audit: [{ action, entity: 'wheelEntry', entityId: seen.id, unitId, detail }] };
  });
}
