import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { readSetting, writeSetting } from '#db/queries/settings.server.ts';
import { transact } from '#db/transact.server.ts';
import type { Actor } from '../domain/policy.ts';
import { mayOnWhole } from './may-on-whole.server.ts';

/** True for whoever administers the whole organisation, not only a part of it. */
export function administersWhole(services: Services, actor: Actor): boolean {
  return mayOnWhole(services, actor, 'organisation.manage');
}

/** The name at the top of every page and in the files for the nämnd. */
export function renameOrganisation(
  services: Services,
  actor: Actor,
  name: string,
): Result<null, 'notAllowed'> {
  if (!administersWhole(services, actor)) return err('notAllowed');
  const by = { actorId: actor.personId, now: services.now() };
  return transact<Result<null, 'notAllowed'>>(services.db, by, (tx) => {
    const from = readSetting(tx, 'organisationName') ?? '';
    if (from === name) return { value: ok(null), unchanged: true };
    writeSetting(tx, 'organisationName', name);
    return {
      value: ok(null),
      audit: [
        {
          action: 'setting.changed',
          entity: 'setting',
          entityId: 'organisationName',
          detail: { from, to: name },
        },
      ],
    };
  });
}
