import { isOwnCase } from '#app/features/accounts/domain/own-case.ts';
import { type Actor, REVIEWING_ROLES, scopeAround } from '#app/features/accounts/domain/policy.ts';
import { forbidden, notFound } from '#app/features/accounts/server/require-actor.server.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import type { FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import {
  deleteChoice,
  insertChoice,
  listChoices,
  listFrameCasesOf,
  listFrameCaseWorkers,
  listFrozenRounds,
} from '#db/queries/case-choices.server.ts';
import { findControl } from '#db/queries/controls.server.ts';
import { findRound, type RoundRow } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { logRoundRead } from './log-round-read.server.ts';
import { designOf } from './stored-shapes.server.ts';

export type OwnChoiceProblem =
  | { readonly kind: 'closed' }
  | { readonly kind: 'notOwnCase' }
  | { readonly kind: 'tooMany'; readonly size: number };

/** Whose case it is to choose: the handläggare's. A medhandläggare has her own to choose among. */
function isHersToChoose(actor: Actor, { caseWorker }: { readonly caseWorker: string | null }): boolean {
  return isOwnCase(actor, { caseWorker, coWorker: null });
}

const scopeOfChoice = (actor: Actor) => scopeAround(actor, REVIEWING_ROLES);

function ownCasesOf(db: Reader, actor: Actor, roundId: RoundId) {
  const scope = scopeOfChoice(actor);
  const names = listFrameCaseWorkers(db, scope, roundId).filter((caseWorker) =>
    isHersToChoose(actor, { caseWorker }),
  );
  return names.length === 0 ? [] : listFrameCasesOf(db, scope, roundId, names);
}

/** The most one handläggare chooses; undefined where handläggare do not choose. */
export function ownChoiceSize({ allocation }: SampleDesign): number | undefined {
  return allocation.kind === 'selfSelected' ? allocation.size : undefined;
}

/** 404 where there is nothing for her to choose; 403 for whoever has no part in the round's unit. */
function requireOwnChoice(db: Reader, actor: Actor, roundId: RoundId) {
  const round = findRound(db, roundId);
  if (!round) throw notFound();
  if (!scopeOfChoice(actor).unitIds.includes(round.unitId)) throw forbidden();
  const size = ownChoiceSize(designOf(round));
  const cases = size === undefined ? [] : ownCasesOf(db, actor, roundId);
  if (size === undefined || cases.length === 0) throw notFound();
  return { round, size: Math.min(size, cases.length), cases };
}

const isOpen = (round: RoundRow) => round.state === 'frozen' && round.abortedAt === null;

/** The cases a handläggare can choose among in a round, and which are chosen; logged as read. */
export function loadOwnChoice(services: Services, actor: Actor, roundId: RoundId) {
  const { db } = services;
  const { round, size, cases } = requireOwnChoice(db, actor, roundId);
  const chosen = new Map(
    listChoices(db, scopeOfChoice(actor), roundId).map((choice) => [choice.frameCaseId, choice]),
  );
  logRoundRead(services, actor, round, 'ownChoice');
  return {
    round: { id: round.id, name: round.name },
    controlName: findControl(db, round.controlId)?.name ?? '',
    isOpen: isOpen(round),
    size,
    cases: cases.map(({ id, key }) => ({ frameCaseId: id, key, isChosen: chosen.has(id) })),
  };
}

/** A handläggare says which of her own cases are to be reviewed; what she said before is replaced until the choice is closed. */
export function chooseOwnCases(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  frameCaseIds: readonly FrameCaseId[],
): Result<{ readonly count: number }, OwnChoiceProblem> {
  const now = services.now();
  type Outcome = Result<{ readonly count: number }, OwnChoiceProblem>;
  return transact<Outcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round, size, cases } = requireOwnChoice(tx, actor, roundId);
    const refuse = (problem: OwnChoiceProblem) => ({ value: err(problem), unchanged: true as const });
    if (!isOpen(round)) return refuse({ kind: 'closed' });
    const wanted = new Set(frameCaseIds);
    const own = new Set(cases.map(({ id }) => id));
    if (frameCaseIds.some((id) => !own.has(id))) return refuse({ kind: 'notOwnCase' });
    if (wanted.size > size) return refuse({ kind: 'tooMany', size });
    let changed = 0;
    for (const id of own) {
      const choice = { roundId, frameCaseId: id, chosenById: actor.personId, chosenAt: now };
      if (wanted.has(id) ? insertChoice(tx, choice) : deleteChoice(tx, roundId, id)) changed += 1;
    }
    const value = ok({ count: wanted.size });
    if (changed === 0) return { value, unchanged: true };
    const detail = { frameCaseIds: [...wanted] };
    return {
      value,
      audit: [
        { action: 'round.casesChosen', entity: 'round', entityId: roundId, unitId: round.unitId, detail },
      ],
    };
  });
}

/** The rounds where the person has cases of her own to choose among and has not chosen as many as she may. */
export function choicesWaitingFor({ db }: Services, actor: Actor) {
  const scope = scopeOfChoice(actor);
  return listFrozenRounds(db, scope).flatMap((round) => {
    const most = ownChoiceSize(designOf(round));
    const own = most === undefined ? [] : ownCasesOf(db, actor, round.id);
    const size = Math.min(most ?? 0, own.length);
    const ids = new Set(own.map(({ id }) => id));
    const chosen = listChoices(db, scope, round.id).filter(({ frameCaseId }) => ids.has(frameCaseId)).length;
    const { id, name, dueOn, controlName } = round;
    return chosen < size ? [{ id, name, dueOn, controlName, size, chosen }] : [];
  });
}
