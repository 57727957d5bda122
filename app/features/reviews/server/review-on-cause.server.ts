import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { unitsAbove } from '#app/features/accounts/domain/unit-tree.ts';
import { logReading } from '#app/features/accounts/server/log-reading.server.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import { ON_CAUSE_CONTROL } from '#app/features/controls/domain/on-cause.ts';
import { ONE_REVIEWER } from '#app/features/controls/domain/review-procedure.ts';
import { chooseCase, closeChoice } from '#app/features/controls/server/case-choices.server.ts';
import { loadControlFormChoices } from '#app/features/controls/server/control-form-choices.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import { addDays, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { CaseId, ControlId, RegisterId, RoundId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { findCase } from '#db/queries/cases.server.ts';
import { findRegisterOfControl } from '#db/queries/controls.server.ts';
import { findControlByKey } from '#db/queries/deepened-rounds.server.ts';
import { findLatestRoundOfCase } from '#db/queries/on-cause-rounds.server.ts';
import { listRoundsOfControl } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import type { OnCauseInput } from '../forms/on-cause-form.ts';
import { shareOutReviews } from './share-out-reviews.server.ts';
import { whoMayHave } from './who-may-have-case.server.ts';

export type OnCauseProblem =
  | 'checklistNotPublished'
  | 'reviewerNotAllowed'
  /** Her own case, or one that she is otherwise shut out from. */
  | 'reviewerOfOwnCase'
  /** Gone from the register, or kept out of frames by the register's rule for protected identities. */
  | 'caseNotAvailable'
  | 'notPossible'
  /** A round that was not there when the form was opened: sent twice, or made by somebody else meanwhile. */
  | { readonly madeAlready: RoundId };

const DESIGN: SampleDesign = { allocation: { kind: 'onCause' }, quotas: [] };
const REVIEW_DAYS = 30;

/** Thrown so that nothing at all of the round is kept. */
class Refused extends Error {
  readonly problem: OnCauseProblem;
  constructor(problem: OnCauseProblem) {
    super('The review on cause was refused');
    this.problem = problem;
  }
}

const ACTIONS = ['round.manage', 'control.manage', 'review.assign'] as const;

type Pointed = { readonly registerId: RegisterId; readonly caseId: CaseId };

/**
 * The case and the unit whose control it is reviewed in. 404 for a case the actor does not reach, 403 for whoever may not
 * run rounds on its unit.
 */
export function requireCase(db: Reader, actor: Actor, { registerId, caseId }: Pointed) {
  const found = findCase(db, scopeOf(actor, 'case.read'), registerId, caseId);
  if (!found) throw notFound();
  for (const action of ACTIONS) requireMay(actor, action, { unitId: found.unitId });
  return { ...found, controlUnitId: widestUnit(db, actor, registerId, found.unitId) };
}

/** The unit furthest up that the actor leads and the register reaches, so that somebody of another group can review. */
function widestUnit(db: Reader, actor: Actor, registerId: RegisterId, unitId: UnitId): UnitId {
  const units = listUnits(db);
  const registerUnitId = findRegisterOfControl(db, registerId)?.unitId;
  const led = unitsAbove(units, unitId).filter(
    (above) =>
      registerUnitId !== undefined &&
      unitsAbove(units, above).includes(registerUnitId) &&
      ACTIONS.every((action) => may(actor, action, { unitId: above })),
  );
  const [widest = unitId] = led.toSorted((a, b) => unitsAbove(units, a).length - unitsAbove(units, b).length);
  return widest;
}

const latestOf = (db: Reader, caseId: CaseId) =>
  findLatestRoundOfCase(db, { templateKey: ON_CAUSE_CONTROL.templateKey, caseId });

/** The page where a case is pointed out: its number, the checklists and those who may review it. Logged as a reading of the case. */
export function loadReviewOnCause(services: Services, actor: Actor, pointed: Pointed) {
  const found = requireCase(services.db, actor, pointed);
  const { checklists, reviewers } = loadControlFormChoices(
    services,
    actor,
    pointed.registerId,
    found.controlUnitId,
  );
  logReading(services, actor, {
    action: 'case.read',
    entity: 'case',
    entityId: pointed.caseId,
    unitId: found.unitId,
    detail: { registerId: pointed.registerId, page: 'onCause' },
  });
  const mayHave = whoMayHave(services.db, pointed, found.isProtected, reviewers);
  const latestSeen = latestOf(services.db, pointed.caseId) ?? 0;
  return {
    ...pointed,
    latestSeen,
    caseKey: found.key,
    unitName: found.unitName,
    checklists,
    reviewers: mayHave,
  };
}

/**
 * Reviews one case on cause: a round of its own in the unit's control for such reviews, with that case frozen and
 * chosen, and given to the reviewer if there is one. The steps are the use cases of any round, each with its own rules
 * and entries; begun inside this transaction they are parts of it, so that either everything is there or nothing. A round
 * that the form did not know of is not made twice.
 */
export function reviewOnCause(
  services: Services,
  actor: Actor,
  pointed: Pointed,
  input: OnCauseInput,
): Result<RoundId, OnCauseProblem> {
  const now = services.now();
  try {
    return transact<Result<RoundId, OnCauseProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
      const found = requireCase(tx, actor, pointed);
      const unitId = found.controlUnitId;
      const latest = latestOf(tx, pointed.caseId);
      if (latest !== undefined && latest > input.latestSeen) throw new Refused({ madeAlready: latest });
      const controlId = controlOf(services, tx, actor, { ...pointed, unitId }, input);
      const roundId = chosenRound(services, actor, controlId, { ...pointed, key: found.key }, input);
      if (input.reviewerId !== null) {
        const shared = shareOutReviews(services, actor, roundId);
        if (!shared.ok) throw new Refused('reviewerOfOwnCase');
      }
      const detail = { registerId: pointed.registerId, caseId: pointed.caseId };
      return {
        value: ok(roundId),
        audit: [{ action: 'round.startedOnCause', entity: 'round', entityId: roundId, unitId, detail }],
      };
    });
  } catch (thrown) {
    if (thrown instanceof Refused) return err(thrown.problem);
    throw thrown;
  }
}

/** "Granskning 2026-11-22", and the day's next "Granskning 2026-11-22, nr 2", so that they can be told apart. */
function nameOfTheDay(db: Reader, controlId: ControlId, base: string): string {
  const taken = new Set(listRoundsOfControl(db, controlId).map(({ name }) => name));
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}, nr ${number}`;
  return name;
}

/** A round with the case frozen, chosen and drawn. */
function chosenRound(
  services: Services,
  actor: Actor,
  controlId: ControlId,
  { caseId, key }: { readonly caseId: CaseId; readonly key: string },
  { checklistId, reviewerId, cause }: OnCauseInput,
): RoundId {
  const today = civilDateInSweden(services.now());
  const round = {
    // No case number: the name is read by more than see the case.
    name: nameOfTheDay(services.db, controlId, `Granskning ${today}`),
    referenceOn: today,
    dueOn: addDays(today, REVIEW_DAYS),
    reviewerIds: reviewerId === null ? [] : [reviewerId],
  };
  const own = { checklistId, design: DESIGN, procedure: ONE_REVIEWER, filter: { allOf: [] } };
  const started = startRound(services, actor, controlId, round, own);
  if (!started.ok) {
    throw new Refused(
      started.error === 'reviewerNotAllowed' ? 'reviewerNotAllowed' : 'checklistNotPublished',
    );
  }
  const roundId = started.value;
  const only = { caseIds: new Set([caseId]), inWords: ON_CAUSE_CONTROL.frameInWords };
  if (!freezeFrame(services, actor, roundId, only).ok) throw new Refused('caseNotAvailable');
  if (!chooseCase(services, actor, roundId, { key, cause }).ok) throw new Refused('notPossible');
  if (!closeChoice(services, actor, roundId, 0).ok) throw new Refused('notPossible');
  return roundId;
}

/** The unit's control for reviews on cause of this register, made when there is none. */
function controlOf(
  services: Services,
  db: Reader,
  actor: Actor,
  { registerId, unitId }: Pick<Pointed, 'registerId'> & { readonly unitId: UnitId },
  { checklistId, reviewerId }: OnCauseInput,
): ControlId {
  const { templateKey, name, purpose } = ON_CAUSE_CONTROL;
  const made = findControlByKey(db, { templateKey, registerId, unitId });
  if (made !== undefined) return made;
  const created = createControl(services, actor, {
    templateKey,
    name,
    purpose,
    kind: 'selfControl',
    rhythm: 'onDemand',
    unitId,
    registerId,
    checklistId,
    filter: { allOf: [] },
    design: DESIGN,
    procedure: ONE_REVIEWER,
    reviewDays: REVIEW_DAYS,
    responsibleId: null,
    reviewerIds: reviewerId === null ? [] : [reviewerId],
  });
  if (created.ok) return created.value;
  throw new Refused(
    created.error.kind === 'reviewerNotAllowed' ? 'reviewerNotAllowed' : 'checklistNotPublished',
  );
}
