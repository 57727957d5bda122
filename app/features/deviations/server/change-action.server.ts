import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { forbidden, notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { isOpenAction } from '#app/features/deviations/domain/action-lifecycle.ts';
import {
  type ActionContent,
  type ActionField,
  actionFieldWords,
  changedFields,
  changeFaults,
} from '#app/features/deviations/domain/change-action.ts';
import {
  type ChangeActionValues,
  parseChangeAction,
} from '#app/features/deviations/forms/change-action-form.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ActionId, PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import { type ActionRow, findAction, insertActionEvent, updateAction } from '#db/queries/actions.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { deviationReachOf } from './deviation-access.server.ts';
import { mayHandleAction, ownersFor } from './load-actions.server.ts';
import { actionEntry } from './serve-deviation.server.ts';

/** A field that somebody else changed meanwhile, as it stands now and as it was typed. */
export interface ActionConflict {
  field: string;
  now: string;
  typed: string;
}

export interface ChangeActionFailure {
  status: 409 | 422;
  errors: { field?: string; message: string }[];
  conflicts: ActionConflict[];
}

/**
 * Gives an action that waits for something another owner, other days or other words, on exactly the revision that was seen; what
 * it was before stands in its history. Where somebody was there in between, nothing is saved and both are told. What stands
 * already is a success that changes nothing.
 */
export function changeAction(
  services: Services,
  actor: Actor,
  actionId: ActionId,
  values: ChangeActionValues,
): Result<null, ChangeActionFailure> {
  const now = services.now();
  const parsed = parseChangeAction(values);
  return transact<Result<null, ChangeActionFailure>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const action = findAction(tx, deviationReachOf(actor), actionId);
    if (!action) throw notFound();
    if (!mayHandleAction(actor, action)) throw forbidden();
    const refuse = (
      status: 409 | 422,
      errors: ChangeActionFailure['errors'],
      conflicts: ActionConflict[] = [],
    ) => ({
      value: err({ status, errors, conflicts }),
      unchanged: true as const,
    });
    if (!parsed.ok) return refuse(422, parsed.error);
    const after = parsed.value;
    const before = contentOf(action);
    const fields = changedFields(before, after);
    if (fields.length === 0) return { value: ok(null), unchanged: true };
    if (!isOpenAction(action.state))
      return refuse(409, [{ message: 'Åtgärden är avslutad och kan inte ändras.' }]);
    const inWords = wordsOf(tx);
    if (action.revision !== values.revision) {
      const conflicts = fields.map((field) => ({
        field: actionFieldWords[field],
        now: inWords(before, field),
        typed: inWords(after, field),
      }));
      return refuse(409, [{ message: MEANWHILE }], conflicts);
    }
    const today = civilDateInSweden(now);
    const faults = changeFaults(action.state, before, after, today);
    if (faults.length > 0) return refuse(422, faults);
    const isOwner =
      !fields.includes('ownerId') || ownersFor(tx, action.unitId, today).includes(after.ownerId);
    if (!isOwner) return refuse(422, [{ field: 'ownerId', message: NOT_AN_OWNER }]);
    updateAction(tx, actionId, after);
    const note = fields
      .map((field) => `${actionFieldWords[field]}: ${inWords(before, field)} → ${inWords(after, field)}`)
      .join('\n');
    insertActionEvent(tx, { actionId, at: now, byId: actor.personId, kind: 'changed', note });
    return {
      value: ok(null),
      audit: [{ ...actionEntry('changed', actionId, action.unitId), detail: { fields } }],
    };
  });
}

const MEANWHILE =
  'Någon annan har ändrat åtgärden sedan du öppnade sidan. Inget har sparats, men det du skrev står kvar. Jämför, och spara igen om det ska gälla.';
const NOT_AN_OWNER = 'Personen kan inte ansvara för åtgärder i den här enheten. Välj någon annan.';

function contentOf({ title, intendedEffect, ownerId, dueOn, followUpOn }: ActionRow): ActionContent {
  return { title, intendedEffect, ownerId, dueOn, followUpOn };
}

/** Fields as people read them: a name for a person. */
function wordsOf(tx: WriteTx): (content: ActionContent, field: ActionField) => string {
  const nameOf = (personId: PersonId) => findPerson(tx, personId)?.displayName ?? '';
  return (content, field) => (field === 'ownerId' ? nameOf(content.ownerId) : content[field]);
}
