import { type Actor, REVIEWING_ROLES } from '#app/features/accounts/domain/policy.ts';
import { unitsAround } from '#app/features/accounts/domain/unit-tree.ts';
import { forbidden } from '#app/features/accounts/server/require-actor.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { KeyHandling, ProtectedRule, RegisterKind } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listPeopleWithRoles, listUnits } from '#db/queries/accounts.server.ts';
import { namedReviewersOf, saveProtectedRule } from '#db/queries/protected-cases.server.ts';
import {
  findLatestImport,
  isRegisterNameTaken,
  type RegisterRow,
  updateRegister,
} from '#db/queries/registers.server.ts';
import { transact } from '#db/transact.server.ts';
import { mayChooseKeyHandling } from './create-register.server.ts';
import { ensurePseudonymKey } from './pseudonym-key.server.ts';
import { requireManagedRegister } from './reach-register.server.ts';

export type ChangeDetailsFailure = 'name_taken' | 'key_handling_settled' | 'no_pseudonym_key';

/** Whether the way with the keys can still be chosen: nothing has been read in, and the actor administers the unit. */
export function isKeyHandlingOpen(db: Reader, register: RegisterRow): boolean {
  return register.keyHeader === null && findLatestImport(db, register.id) === undefined;
}

/** Name and kind; for an administrator, before the first import, also what becomes of the keys. */
export function changeRegisterDetails(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
  values: { name: string; kind: RegisterKind; keyHandling?: KeyHandling | undefined },
): Result<null, ChangeDetailsFailure> {
  const { register } = requireManagedRegister(services, actor, registerId);
  const keyHandling = values.keyHandling ?? register.keyHandling;
  if (keyHandling !== register.keyHandling) {
    if (!mayChooseKeyHandling(actor, register.unitId)) throw forbidden();
    if (!isKeyHandlingOpen(services.db, register)) return err('key_handling_settled');
    if (keyHandling === 'pseudonym' && !ensurePseudonymKey(services, actor).ok)
      return err('no_pseudonym_key');
  }
  return transact<Result<null, ChangeDetailsFailure>>(
    services.db,
    { actorId: actor.personId, now: services.now() },
    (tx) => {
      const { name, kind } = values;
      const wanted = { name, kind, keyHandling };
      const fields = (['name', 'kind', 'keyHandling'] as const).filter(
        (field) => wanted[field] !== register[field],
      );
      if (fields.length === 0) return { value: ok(null), unchanged: true };
      if (name !== register.name && isRegisterNameTaken(tx, register.unitId, name))
        return { value: err('name_taken'), unchanged: true };
      if (fields.includes('keyHandling') && !isKeyHandlingOpen(tx, register))
        return { value: err('key_handling_settled'), unchanged: true };
      updateRegister(tx, registerId, wanted);
      const about = { entity: 'register', entityId: registerId, unitId: register.unitId };
      return {
        value: ok(null),
        audit: [{ action: 'register.changed', ...about, detail: { fields, kind, keyHandling } }],
      };
    },
  );
}

/** Who may be named for the register's protected cases: those who may be given reviews around its unit, by name. */
export function listNameable(services: Services, register: Pick<RegisterRow, 'unitId'>) {
  const around = [...unitsAround(listUnits(services.db), register.unitId)];
  const today = civilDateInSweden(services.now());
  const people = listPeopleWithRoles(services.db, REVIEWING_ROLES, around, today);
  return [...new Map(people.map(({ id, displayName }) => [id, { id, name: displayName }])).values()].sort(
    (a, b) => swedishCollator.compare(a.name, b.name),
  );
}

/** What happens to protected cases, and who may review them where only some may. */
export function changeProtectedRule(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
  values: { rule: ProtectedRule; reviewerIds: readonly PersonId[] },
): Result<null, 'not_offered'> {
  const { register } = requireManagedRegister(services, actor, registerId);
  const { rule, reviewerIds } = values;
  return transact<Result<null, 'not_offered'>>(
    services.db,
    { actorId: actor.personId, now: services.now() },
    (tx) => {
      const before = new Set(namedReviewersOf(tx, registerId).map(({ id }) => id));
      const offered = new Set([...listNameable(services, register).map(({ id }) => id), ...before]);
      if (!reviewerIds.every((id) => offered.has(id))) return { value: err('not_offered'), unchanged: true };
      const added = reviewerIds.filter((id) => !before.has(id));
      const removed = [...before].filter((id) => !reviewerIds.includes(id));
      if (rule === register.protectedRule && added.length + removed.length === 0)
        return { value: ok(null), unchanged: true };
      saveProtectedRule(tx, registerId, rule, reviewerIds);
      const about = { entity: 'register', entityId: registerId, unitId: register.unitId };
      const detail = { from: register.protectedRule, to: rule, added, removed };
      return { value: ok(null), audit: [{ action: 'register.protectedRuleChanged', ...about, detail }] };
    },
  );
}
