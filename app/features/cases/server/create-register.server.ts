import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import type { RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { RegisterKind } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertRegister, isRegisterNameTaken } from '#db/queries/registers.server.ts';
import { transact } from '#db/transact.server.ts';

export type CreateRegisterFailure = 'forbidden' | 'name_taken';

/** Makes an empty register for a unit. */
export function createRegister(
  services: Services,
  actor: Actor,
  values: { name: string; unitId: UnitId; kind: RegisterKind },
): Result<RegisterId, CreateRegisterFailure> {
  if (!may(actor, 'register.manage', { unitId: values.unitId })) return err('forbidden');
  const now = services.now();
  return transact<Result<RegisterId, CreateRegisterFailure>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      if (isRegisterNameTaken(tx, values.unitId, values.name))
        return { value: err('name_taken'), unchanged: true };
      const registerId = insertRegister(tx, { ...values, createdAt: now, createdById: actor.personId });
      const { unitId, kind } = values;
      return {
        value: ok(registerId),
        audit: [
          { action: 'register.created', entity: 'register', entityId: registerId, unitId, detail: { kind } },
        ],
      };
    },
  );
}
