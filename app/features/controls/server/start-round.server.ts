import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import { isDeepeningControl, type StoredHitRule } from '#app/features/controls/domain/deepening.ts';
import { followUpOf } from '#app/features/controls/domain/follow-up.ts';
import type { FrameFilter } from '#app/features/controls/domain/frame-filter.ts';
import type { ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import { suggestRoundName } from '#app/features/controls/domain/round-name.ts';
import type { RoundFormValues, RoundInput } from '#app/features/controls/forms/round-form-schema.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import { addDays, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { CaseId, ChecklistId, ControlId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findLatestVersion } from '#db/queries/checklists.server.ts';
import { findControl, listControlReviewers } from '#db/queries/controls.server.ts';
import { insertDeepenedRound } from '#db/queries/deepened-rounds.server.ts';
import { findLatestImport } from '#db/queries/registers.server.ts';
import {
  insertRound,
  insertRoundEvent,
  insertRoundReviewers,
  nextRoundNumber,
} from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { areCrossingUnits, reviewerCandidates } from './control-units.server.ts';
import { requireControl } from './load-controls.server.ts';

export type StartRoundProblem =
  | 'noControl'
  | 'noChecklist'
  | 'reviewerNotAllowed'
  | 'crossingNotAllowed'
  /** The control deepens the hits of other rounds: its rounds begin there. */
  | 'beginsFromHits'
  /** The control follows up an action: its rounds begin there. */
  | 'beginsFromAction';

/** What a round has instead of its control's own; the hits are those it goes deeper into. */
type RoundOfItsOwn = {
  readonly checklistId: ChecklistId;
  readonly design: SampleDesign;
  readonly procedure: ReviewProcedure;
  readonly filter?: FrameFilter;
  readonly isFollowUp?: boolean;
  readonly hits?: {
    readonly screenedRoundId: RoundId;
    readonly rule: StoredHitRule;
    readonly caseIds: readonly CaseId[];
    readonly screenedCount: number;
  };
};

/** What the form for a new round begins with (the reference date is the day the register is from), and whom one can choose. */
export function suggestRound(services: Services, actor: Actor, controlId: ControlId) {
  const control = requireControl(services, actor, controlId);
  requireMay(actor, 'control.manage', { unitId: control.unitId });
  const today = civilDateInSweden(services.now());
  const candidates = reviewerCandidates(services.db, control.unitId, services.now());
  const usual = new Set(listControlReviewers(services.db, controlId).map(({ id }) => id));
  const values: RoundFormValues = {
    name: suggestRoundName(control.rhythm, today),
    referenceOn: findLatestImport(services.db, control.registerId)?.on ?? today,
    dueOn: addDays(today, control.reviewDays),
    reviewerIds: candidates.filter(({ id }) => usual.has(id)).map(({ id }) => String(id)),
  };
  return {
    control: { id: control.id, name: control.name },
    values,
    reviewers: candidates.map(({ id, name, caseWorkerName }) => ({
      value: String(id),
      label: name,
      caseWorkerName,
    })),
  };
}

/**
 * Begins a round (omgång) with the control's filter, design, procedure and newest checklist version as they are now, or
 * with what it has of its own.
 */
export function startRound(
  services: Services,
  actor: Actor,
  controlId: ControlId,
  input: RoundInput,
  own?: RoundOfItsOwn,
): Result<RoundId, StartRoundProblem> {
  const { unitId } = requireControl(services, actor, controlId);
  requireMay(actor, 'round.manage', { unitId });
  const now = services.now();
  return transact<Result<RoundId, StartRoundProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const control = findControl(tx, controlId);
    if (!control || control.archivedAt !== null) return { value: err('noControl'), unchanged: true };
    if (isDeepeningControl(control) !== (own?.hits !== undefined)) {
      return { value: err('beginsFromHits'), unchanged: true };
    }
    if ((followUpOf(control) !== undefined) !== (own?.isFollowUp === true)) {
      return { value: err('beginsFromAction'), unchanged: true };
    }
    const version = findLatestVersion(tx, own?.checklistId ?? control.checklistId);
    if (!version) return { value: err('noChecklist'), unchanged: true };
    const candidates = new Set(reviewerCandidates(tx, control.unitId, now).map(({ id }) => id));
    if (input.reviewerIds.some((id) => !candidates.has(id))) {
      return { value: err('reviewerNotAllowed'), unchanged: true };
    }
    if (own && !areCrossingUnits(tx, control.unitId, own.procedure)) {
      return { value: err('crossingNotAllowed'), unchanged: true };
    }
    const { reviewerIds, ...values } = input;
    const number = nextRoundNumber(tx, controlId);
    const roundId = insertRound(tx, {
      ...values,
      controlId,
      number,
      state: 'planned',
      unitId: control.unitId,
      ownerId: actor.personId,
      checklistVersionId: version.versionId,
      filter: own?.filter ?? control.filter,
      design: own?.design ?? control.design,
      procedure: own?.procedure ?? control.procedure,
      createdAt: now,
    });
    if (own?.hits) insertDeepenedRound(tx, { roundId, ...own.hits, at: now });
    insertRoundReviewers(tx, roundId, reviewerIds);
    insertRoundEvent(tx, { roundId, kind: 'started', at: now, byId: actor.personId });
    const { referenceOn, dueOn } = input;
    const detail = {
      controlId,
      number,
      referenceOn,
      dueOn,
      reviewerIds,
      checklistVersionId: version.versionId,
      ...(own?.hits
        ? {
            deepens: own.hits.screenedRoundId,
            hits: own.hits.caseIds.length,
            screened: own.hits.screenedCount,
          }
        : {}),
    };
    return {
      value: ok(roundId),
      audit: [{ action: 'round.started', entity: 'round', entityId: roundId, unitId, detail }],
    };
  });
}
