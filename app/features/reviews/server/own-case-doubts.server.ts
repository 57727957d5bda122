import {
  comparableCaseWorker,
  isOwnCase,
  type KnownInRegisters,
} from '#app/features/accounts/domain/own-case.ts';
import type { Actor, UnitScope } from '#app/features/accounts/domain/policy.ts';
import { withRegisterNames } from '#app/features/accounts/server/register-names.server.ts';
import { matchNames } from '#app/features/cases/domain/match-names.ts';
import { namesToMatch } from '#app/features/cases/server/load-names.server.ts';
import { nameDecider } from '#app/features/cases/server/name-authority.server.ts';
import { mayManage } from '#app/features/cases/server/reach-register.server.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listKnownPeople, readCaseWorkerMatches } from '#db/queries/case-workers.server.ts';
import { findControl, findRegisterOfControl } from '#db/queries/controls.server.ts';
import { findFrame, listCaseWorkersOfFrame } from '#db/queries/frames.server.ts';
import type { RoundRow } from '#db/queries/rounds.server.ts';

/** What keeps the program from knowing whose case is whose. */
export interface OwnCaseDoubts {
  /** The frozen frame names no handläggare at all: nobody can be kept from a case of her own. */
  lacksCaseWorkers: boolean;
  /** Names in the frame that mean no person here, and about which nobody has said that they do not. */
  unlinkedCount: number;
  /** Where names are linked to people; null for whoever may not link any. */
  namesOf: RegisterId | null;
}

/** The doubts about a round, and whether a reviewer's names stand neither in its frame nor in what the actor reads of its register. */
export function ownCaseDoubts(services: Services, actor: Actor, scope: UnitScope, round: RoundRow) {
  const { db } = services;
  const cells = listCaseWorkersOfFrame(db, scope, round.id);
  const people = withRegisterNames(db, listKnownPeople(db)).map((one) => ({ ...one, name: one.displayName }));
  const inFrame = matchNames(
    cells.map((cell) => ({ ...cell, count: 1 })),
    people,
    readCaseWorkerMatches(db),
  );
  const control = findControl(db, round.controlId);
  const register = control && findRegisterOfControl(db, control.registerId);
  const doubts: OwnCaseDoubts = {
    lacksCaseWorkers: findFrame(db, round.id) !== undefined && cells.length === 0,
    unlinkedCount: inFrame.filter(({ state }) => state.kind === 'unknown').length,
    namesOf: register && mayManage(actor, register) ? register.id : null,
  };
  let known: Set<string> | undefined;
  const namesOfRegister = () => {
    if (!register) return new Set<string>();
    const { names, others } = namesToMatch(db, nameDecider(services, actor), [register.id]);
    return new Set([...names, ...others].map(({ name }) => comparableCaseWorker(name)));
  };
  const isUnknownName = (person: KnownInRegisters) => {
    if (cells.length === 0 || cells.some((cell) => isOwnCase(person, cell))) return false;
    known ??= namesOfRegister();
    return !person.registerNames.some((name) => known?.has(name));
  };
  return { doubts, isUnknownName };
}
