import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { listRegistersWithin } from '#db/queries/checks.server.ts';
import { findRegister, listRegisterColumns } from '#db/queries/registers.server.ts';
import { nameDecider } from './name-authority.server.ts';
import { mayManage } from './reach-register.server.ts';
import { whatToDecide } from './what-to-decide.server.ts';

export type RegisterToDecide = {
  readonly id: RegisterId;
  readonly name: string;
  readonly toDecide: ReturnType<typeof whatToDecide>;
};

/** The registers where something waits for the actor's decision, by name; none for whoever manages no register. */
export function registersToDecide(services: Services, actor: Actor): RegisterToDecide[] {
  const { db } = services;
  if (scopeOf(actor, 'register.manage').unitIds.length === 0) return [];
  const decider = nameDecider(services, actor);
  return listRegistersWithin(db, scopeOf(actor, 'case.read'))
    .filter((register) => mayManage(actor, register))
    .sort((a, b) => swedishCollator.compare(a.name, b.name))
    .flatMap(({ id, name }) => {
      const register = findRegister(db, id);
      if (!register) return [];
      const toDecide = whatToDecide(db, decider, register, listRegisterColumns(db, id));
      const { nameCount, unitNameCount, protectedCount } = toDecide;
      return nameCount + unitNameCount + protectedCount > 0 ? [{ id, name, toDecide }] : [];
    });
}
