import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import type { RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { KeyHandling, RegisterKind } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertRegister, isRegisterNameTaken } from '#db/queries/registers.server.ts';
import { transact } from '#db/transact.server.ts';
import { ensurePseudonymKey } from './pseudonym-key.server.ts';

export type CreateRegisterFailure = 'forbidden' | 'name_taken' | 'no_pseudonym_key';

/** Whether the actor may choose that the keys of the unit's registers become pseudonyms: its administrators alone. */
export function mayChooseKeyHandling(actor: Actor, unitId: UnitId): boolean {
  return may(actor, 'organisation.manage', { unitId });
}

/** Makes an empty register for a unit. The key of the pseudonyms is made with the first register that needs it. */
export function createRegister(
  services: Services,
  actor: Actor,
  values: { name: string; unitId: UnitId; kind: RegisterKind; keyHandling?: KeyHandling },
): Result<RegisterId, CreateRegisterFailure> {
  if (!may(actor, 'register.manage', { unitId: values.unitId })) return err('forbidden');
  const { keyHandling = 'asIs' } = values;
  if (keyHandling === 'pseudonym') {
    if (!mayChooseKeyHandling(actor, values.unitId)) return err('forbidden');
    if (!ensurePseudonymKey(services, actor).ok) return err('no_pseudonym_key');
  }
  const now = services.now();
  return transact<Result<RegisterId, CreateRegisterFailure>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      if (isRegisterNameTaken(tx, values.unitId, values.name))
        return { value: err('name_taken'), unchanged: true };
      const registerId = insertRegister(tx, {
        ...values,
        keyHandling,
        createdAt: now,
        createdById: actor.personId,
      });
      const { unitId, kind } = values;
      return {
        value: ok(registerId),
        audit: [
          {
            action: 'register.created',
            entity: 'register',
            entityId: registerId,
            unitId,
            detail: { kind, keyHandling },
          },
        ],
      };
    },
  );
}
