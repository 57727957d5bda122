import { type Actor, scopeOf, type UnitScope } from '#app/features/accounts/domain/policy.ts';
import { withRegisterNames } from '#app/features/accounts/server/register-names.server.ts';
import { forbidden } from '#app/features/accounts/server/require-actor.server.ts';
import { matchNames, type RegisterName } from '#app/features/cases/domain/match-names.ts';
import type { PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listKnownPeople, readCaseWorkerMatches } from '#db/queries/case-workers.server.ts';
import { countByCaseWorkers } from '#db/queries/cases.server.ts';
import { OverCases } from '#db/queries/over-cases.server.ts';
import { listRegisters, type RegisterRow } from '#db/queries/registers.server.ts';

/** The names of handläggare in some registers, within a scope of cases. */
export type NamesToMatch = {
  readonly names: readonly RegisterName[];
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
};

const counts = new OverCases<ReturnType<typeof countByCaseWorkers>>(10);

/** The names of handläggare in the registers, as far as the scope reaches, and the people they may be. */
export function namesToMatch(db: Reader, scope: UnitScope, registerIds: readonly RegisterId[]): NamesToMatch {
  const people = withRegisterNames(db, listKnownPeople(db))
    .map(({ id, displayName, registerNames }) => ({ id, name: displayName, registerNames }))
    .sort((a, b) => swedishCollator.compare(a.name, b.name));
  const counted = counts.answer(db, [scope.unitIds, registerIds], () =>
    countByCaseWorkers(db, scope, registerIds),
  );
  const names = matchNames(counted, people, readCaseWorkerMatches(db));
  return { names, people: people.map(({ id, name }) => ({ id, name })) };
}

/** The registers of the units where the actor decides about names; 403 when there are none at all. */
export function requireNamingScope(services: Services, actor: Actor) {
  const managed = scopeOf(actor, 'register.manage');
  const scope = scopeOf(actor, 'case.read');
  if (managed.unitIds.length === 0 || scope.unitIds.length === 0) throw forbidden();
  const registerIds = listRegisters(services.db, scope)
    .filter(({ unitId }) => managed.unitIds.includes(unitId))
    .map(({ id }) => id);
  return { scope, registerIds };
}

/** How many names of a register nobody has been found for, within the scope. */
export function countUnknownNames(db: Reader, scope: UnitScope, register: Pick<RegisterRow, 'id'>): number {
  const { names } = namesToMatch(db, scope, [register.id]);
  return names.filter(({ state }) => state.kind === 'unknown').length;
}
