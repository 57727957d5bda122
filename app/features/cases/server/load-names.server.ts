import { comparableCaseWorker, namesInCell } from '#app/features/accounts/domain/own-case.ts';
import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { withRegisterNames } from '#app/features/accounts/server/register-names.server.ts';
import { forbidden } from '#app/features/accounts/server/require-actor.server.ts';
import { matchNames, type RegisterName } from '#app/features/cases/domain/match-names.ts';
import type { PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listKnownPeople, listNamesLeftAt, readCaseWorkerMatches } from '#db/queries/case-workers.server.ts';
import { countByCaseWorkers } from '#db/queries/cases.server.ts';
import { OverCases } from '#db/queries/over-cases.server.ts';
import { listRegisters, type RegisterRow } from '#db/queries/registers.server.ts';
import { type NameDecider, nameAuthority } from './name-authority.server.ts';

/** The names of handläggare in some registers, within reach of whoever decides about them. */
export type NamesToMatch = {
  readonly names: readonly RegisterName[];
  /** Names that somebody higher up decides about, with the name of the person each means. */
  readonly others: readonly (RegisterName & { readonly means: string | null })[];
  /** Whom a name may be said to be. */
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
};

const counts = new OverCases<ReturnType<typeof countByCaseWorkers>>(10);

/** The names of handläggare in the registers, as far as the decider reads cases, and the people they may be. */
export function namesToMatch(
  db: Reader,
  decider: NameDecider,
  registerIds: readonly RegisterId[],
): NamesToMatch {
  const people = withRegisterNames(db, listKnownPeople(db))
    .map(({ id, displayName, registerNames }) => ({ id, name: displayName, registerNames }))
    .sort((a, b) => swedishCollator.compare(a.name, b.name));
  const counted = countedCells(db, decider.actor, registerIds);
  const { mayDecide, mayChoose } = nameAuthority(db, decider);
  const all = matchNames(counted, people, readCaseWorkerMatches(db));
  const nameOf = (id: PersonId | null) => people.find((person) => person.id === id)?.name ?? null;
  return {
    names: all.filter(({ name }) => mayDecide(name)).map((one) => likeAmong(one, mayChoose)),
    others: all
      .filter(({ name }) => !mayDecide(name))
      .map((one) => ({ ...one, means: one.state.kind === 'unknown' ? null : nameOf(one.state.personId) })),
    people: people.filter(({ id }) => mayChoose(id)).map(({ id, name }) => ({ id, name })),
  };
}

function countedCells(db: Reader, actor: Actor, registerIds: readonly RegisterId[]) {
  const scope = scopeOf(actor, 'case.read');
  return counts.answer(db, [scope.unitIds, registerIds], () => countByCaseWorkers(db, scope, registerIds));
}

/** Nobody is suggested who could not be chosen. */
function likeAmong(one: RegisterName, mayChoose: (personId: PersonId) => boolean): RegisterName {
  const { state } = one;
  if (state.kind !== 'unknown' || state.likeId === null || mayChoose(state.likeId)) return one;
  return { ...one, state: { ...state, likeId: null } };
}

/** The registers of the units where the actor decides about names; 403 when there are none at all. */
export function requireNamingScope(services: Services, actor: Actor) {
  const managed = scopeOf(actor, 'register.manage');
  const scope = scopeOf(actor, 'case.read');
  if (managed.unitIds.length === 0 || scope.unitIds.length === 0) throw forbidden();
  const registerIds = listRegisters(services.db, scope)
    .filter(({ unitId }) => managed.unitIds.includes(unitId))
    .map(({ id }) => id);
  return { registerIds };
}

/** The names that the actor said at that instant are nobody here: what one button can take back. */
export function namesLeftAt(db: Reader, actor: Actor, at: string | undefined): string[] {
  return at === undefined ? [] : listNamesLeftAt(db, actor.personId, at);
}

/**
 * How many names of a register nobody has been found for, of those that the decider may decide about: as many as
 * `namesToMatch` calls unknown, without looking for whom they are like.
 */
export function countUnknownNames(
  db: Reader,
  decider: NameDecider,
  register: Pick<RegisterRow, 'id'>,
): number {
  const known = new Set([
    ...readCaseWorkerMatches(db).keys(),
    ...withRegisterNames(db, listKnownPeople(db)).flatMap(({ registerNames }) => registerNames),
  ]);
  const unknown = new Map(
    countedCells(db, decider.actor, [register.id])
      .flatMap(({ caseWorker, coWorker }) => [...namesInCell(caseWorker), ...namesInCell(coWorker)])
      .map((name) => [comparableCaseWorker(name), name] as const)
      .filter(([comparable]) => !known.has(comparable)),
  );
  if (unknown.size === 0) return 0;
  const { mayDecide } = nameAuthority(db, decider);
  return [...unknown.values()].filter(mayDecide).length;
}
