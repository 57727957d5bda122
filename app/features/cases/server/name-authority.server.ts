import { comparableCaseWorker, namesInCell } from '#app/features/accounts/domain/own-case.ts';
import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import {
  listCaseWorkersOutside,
  listKnownPeople,
  listOpenFrames,
  readCaseWorkerMatches,
} from '#db/queries/case-workers.server.ts';
import { OverCases } from '#db/queries/over-cases.server.ts';
import { listGrantsOnUnits } from '#db/queries/people.server.ts';

const cellsOutside = new OverCases<ReturnType<typeof listCaseWorkersOutside>>(10);

/** Who decides about names, and when: roles end. */
export type NameDecider = { readonly actor: Actor; readonly today: string };

export type NameAuthority = {
  readonly mayDecide: (name: string) => boolean;
  readonly mayChoose: (personId: PersonId) => boolean;
};

export function nameDecider(services: Pick<Services, 'now'>, actor: Actor): NameDecider {
  return { actor, today: civilDateInSweden(services.now()) };
}

/**
 * What somebody may decide about names. A decision holds in every register, and says who may review and choose cases:
 * so a name is hers to decide where it stands in cases of her units' registers alone, and the people it means, by a
 * decision or by their own names, hold a role in units that she manages. Whoever manages every unit decides about all.
 */
export function nameAuthority(db: Reader, { actor, today }: NameDecider): NameAuthority {
  const managed = scopeOf(actor, 'register.manage');
  const units = new Set(managed.unitIds);
  if (listUnits(db).every(({ id }) => units.has(id))) return { mayDecide: () => true, mayChoose: () => true };

  const own = new Set(
    listGrantsOnUnits(db, managed.unitIds)
      .filter(({ validUntilOn }) => validUntilOn === null || validUntilOn >= today)
      .map(({ personId }) => personId),
  );
  // Frames come and are finalised without the cases changing.
  const cells = cellsOutside.answer(db, [managed.unitIds, listOpenFrames(db)], () =>
    listCaseWorkersOutside(db, managed),
  );
  const outside = new Set(
    cells
      .flatMap(({ caseWorker, coWorker }) => [...namesInCell(caseWorker), ...namesInCell(coWorker)])
      .map(comparableCaseWorker),
  );
  for (const { id, displayName, caseWorkerName } of listKnownPeople(db)) {
    if (own.has(id)) continue;
    outside.add(comparableCaseWorker(displayName));
    outside.add(comparableCaseWorker(caseWorkerName ?? ''));
  }
  for (const [name, personId] of readCaseWorkerMatches(db)) {
    if (personId !== null && !own.has(personId)) outside.add(name);
  }
  return {
    mayDecide: (name) => !outside.has(comparableCaseWorker(name)),
    mayChoose: (personId) => own.has(personId),
  };
}
