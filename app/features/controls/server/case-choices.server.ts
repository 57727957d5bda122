import { isOwnCase, type KnownInRegisters } from '#app/features/accounts/domain/own-case.ts';
import { type Actor, REVIEWING_ROLES, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { withRegisterNames } from '#app/features/accounts/server/register-names.server.ts';
import { loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import type { ChoiceInput } from '#app/features/controls/forms/choice-form.ts';
import { isChosenByPeople, strataAttribute } from '#app/features/sampling/domain/design.ts';
import { type SelectionProblem, selectSample } from '#app/features/sampling/domain/select-sample.ts';
import { generateSeed } from '#app/features/sampling/server/generate-seed.server.ts';
import type { FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import {
  deleteChoice,
  findFrameCaseByKey,
  insertChoice,
  listChoices,
} from '#db/queries/case-choices.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import { insertRoundEvent, type RoundRow } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { peopleAround } from './control-units.server.ts';
import { type DrawRefusal, refuseDraw } from './may-draw.server.ts';
import { performDraw } from './perform-draw.server.ts';
import { requireManagedRound } from './require-round.server.ts';
import { designOf } from './stored-shapes.server.ts';

export type ChoiceProblem =
  | { readonly kind: 'closed' | 'notInFrame' | 'alreadyChosen' | 'causeMissing' | 'notChosen' }
  /** She has an account and chooses herself. */
  | { readonly kind: 'choosesHerself'; readonly name: string }
  | { readonly kind: 'groupFull'; readonly size: number };

type Outcome = Result<{ readonly key: string }, ChoiceProblem>;

/**
 * A manager chooses a case of the frame: on cause, with the cause; or, where handläggare choose their own, for somebody
 * who has no account. Who chose stands beside the case for ever.
 */
export function chooseCase(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  { key, cause }: ChoiceInput,
): Outcome {
  const now = services.now();
  return transact<Outcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round } = requireManagedRound(tx, actor, roundId);
    const refuse = (problem: ChoiceProblem) => ({ value: err(problem), unchanged: true as const });
    if (!isOpenForChoice(round)) return refuse({ kind: 'closed' });
    const { allocation } = designOf(round);
    const scope = scopeOf(actor, 'round.manage');
    const found = findFrameCaseByKey(tx, scope, roundId, key);
    if (!found) return refuse({ kind: 'notInFrame' });
    if (allocation.kind === 'onCause' && cause === '') return refuse({ kind: 'causeMissing' });
    if (allocation.kind === 'selfSelected') {
      const holder = holderOf(listAccountHolders(tx, round, now), found);
      if (holder) return refuse({ kind: 'choosesHerself', name: holder });
      const group = groupReader(tx, round);
      const same = listChoices(tx, scope, roundId).filter((one) => group(one) === group(found));
      if (same.length >= allocation.size) return refuse({ kind: 'groupFull', size: allocation.size });
    }
    const { personId } = actor;
    const choice = { roundId, frameCaseId: found.id, cause, chosenById: personId, chosenAt: now };
    if (!insertChoice(tx, choice)) return refuse({ kind: 'alreadyChosen' });
    const detail = { frameCaseIds: [found.id], forSomebody: allocation.kind === 'selfSelected' };
    return { value: ok({ key: found.key }), audit: [auditOf('round.casesChosen', round, detail)] };
  });
}

/** Takes back a choice that a manager made; what a handläggare chose of her own she takes back herself. */
export function takeBackChoice(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  frameCaseId: FrameCaseId,
): Outcome {
  const now = services.now();
  return transact<Outcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round } = requireManagedRound(tx, actor, roundId);
    const refuse = (problem: ChoiceProblem) => ({ value: err(problem), unchanged: true as const });
    if (!isOpenForChoice(round)) return refuse({ kind: 'closed' });
    const choice = listChoices(tx, scopeOf(actor, 'round.manage'), roundId).find(
      (one) => one.frameCaseId === frameCaseId,
    );
    if (!choice) return refuse({ kind: 'notChosen' });
    const chooser = loadActor(services, choice.chosenById);
    const isOwn = chooser !== undefined && isOwnCase(chooser, { ...choice, coWorker: null });
    if (designOf(round).allocation.kind === 'selfSelected' && isOwn && chooser.personId !== actor.personId) {
      return refuse({ kind: 'choosesHerself', name: choice.chosenByName });
    }
    deleteChoice(tx, roundId, frameCaseId);
    const detail = { frameCaseIds: [frameCaseId] };
    return { value: ok({ key: choice.key }), audit: [auditOf('round.choiceTakenBack', round, detail)] };
  });
}

/** Closes the choice: the chosen cases become the sample. Nothing can be chosen or taken back afterwards. */
export function closeChoice(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  drawsSeen: number,
): Result<
  { readonly drawNumber: number },
  DrawRefusal | SelectionProblem | { readonly kind: 'notChosenByPeople' }
> {
  const now = services.now();
  type Closed = ReturnType<typeof closeChoice>;
  return transact<Closed>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round } = requireManagedRound(tx, actor, roundId);
    const design = designOf(round);
    if (!isChosenByPeople(design)) return { value: err({ kind: 'notChosenByPeople' }), unchanged: true };
    const allowed = refuseDraw(tx, round, { drawsSeen, redrawReason: '' });
    if (!allowed.ok) return { value: allowed, unchanged: true };
    const chosen = listChoices(tx, scopeOf(actor, 'round.manage'), roundId).map(({ key }) => key);
    if (chosen.length === 0) return { value: err({ kind: 'nothingChosen' }), unchanged: true };
    const text = generateSeed(services.randomBytes, round.referenceOn);
    const { outcome, audit } = performDraw(tx, {
      ...{ actor, round, now, design, ...allowed.value },
      seed: { text, origin: 'generated' },
      kind: 'first',
      reason: '',
      select: ({ frame }) => selectSample(frame, design, text, chosen),
    });
    if (!outcome.ok) return { value: outcome, audit: [audit] };
    insertRoundEvent(tx, { roundId, kind: 'choiceClosed', at: now, byId: actor.personId });
    return { value: ok({ drawNumber: outcome.value.drawNumber }), audit: [audit] };
  });
}

/** Whether cases can still be chosen and taken back. */
export function isOpenForChoice(round: RoundRow): boolean {
  return round.state === 'frozen' && round.abortedAt === null && isChosenByPeople(designOf(round));
}

/** The group of a case: its cell in the design's column; the empty text where there are no groups. */
export function groupReader(db: Reader, round: RoundRow) {
  const attribute = strataAttribute(designOf(round).allocation);
  const columns = findFrame(db, round.id)?.columns ?? [];
  const position = columns.findIndex(({ header }) => header === attribute);
  return ({ values }: { readonly values: readonly string[] }) => values[position] ?? '';
}

type AccountHolder = KnownInRegisters & { readonly displayName: string };

/** Those with an account around the round's unit, with the names the registers know them by; read once for every case. */
export function listAccountHolders(db: Reader, { unitId }: RoundRow, now: string): AccountHolder[] {
  const people = peopleAround(db, unitId, REVIEWING_ROLES, now);
  return withRegisterNames(
    db,
    people.map((person) => ({ ...person, displayName: person.name })),
  );
}

/** The name of the one of them whose case it is, if there is one. */
export function holderOf(
  holders: readonly AccountHolder[],
  { caseWorker }: { readonly caseWorker: string | null },
): string | undefined {
  return holders.find((person) => isOwnCase(person, { caseWorker, coWorker: null }))?.displayName;
}

function auditOf(action: string, { id, unitId }: RoundRow, detail: Record<string, unknown>) {
  return { action, entity: 'round', entityId: id, unitId, detail };
}
