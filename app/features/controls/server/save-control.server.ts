import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { unitsAbove } from '#app/features/accounts/domain/unit-tree.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import { conditionsOf, filterColumns, groupsOf } from '#app/features/controls/domain/frame-filter.ts';
import type { ControlInput } from '#app/features/controls/forms/control-form-schema.ts';
import { designAttributes } from '#app/features/sampling/domain/design.ts';
import type { ControlId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { findChecklist, findLatestVersion } from '#db/queries/checklists.server.ts';
import {
  type ControlRow,
  findControl,
  findRegisterOfControl,
  insertControl,
  listColumnsOfRegister,
  replaceControlReviewers,
  updateControl,
} from '#db/queries/controls.server.ts';
import { insertRoundEvent, updatePlannedRounds } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { areCrossingUnits, peopleAround, reviewerCandidates } from './control-units.server.ts';
import { procedureOf } from './stored-shapes.server.ts';

export type SaveControlProblem =
  | { readonly kind: 'registerNotForUnit' }
  | { readonly kind: 'checklistNotPublished' }
  | { readonly kind: 'reviewerNotAllowed' }
  | { readonly kind: 'responsibleNotAllowed' }
  | { readonly kind: 'crossingNotAllowed' }
  | { readonly kind: 'unknownColumns'; readonly columns: readonly string[] }
  | { readonly kind: 'changedMeanwhile' };

/** Makes a new control. 403 for somebody who may not manage controls on its unit. */
export function createControl(
  services: Services,
  actor: Actor,
  input: ControlInput,
): Result<ControlId, SaveControlProblem> {
  requireMay(actor, 'control.manage', { unitId: input.unitId });
  const now = services.now();
  return transact<Result<ControlId, SaveControlProblem>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const problem = findProblem(tx, input, now);
      if (problem) return { value: err(problem), unchanged: true };
      const { reviewerIds, ...values } = input;
      const controlId = insertControl(tx, { ...values, createdAt: now, createdById: actor.personId });
      replaceControlReviewers(tx, controlId, reviewerIds);
      return { value: ok(controlId), audit: [auditOf('control.created', controlId, 1, input)] };
    },
  );
}

/**
 * Changes a control. Rounds whose frame is not frozen follow where filter and design, or the procedure, changed; the
 * others keep what they have. The register stays. 404 for an unknown control. Errors as for a new one, and
 * `changedMeanwhile` when somebody else saved after `revision` was read.
 */
export function changeControl(
  services: Services,
  actor: Actor,
  controlId: ControlId,
  revision: number,
  input: ControlInput,
): Result<ControlId, SaveControlProblem> {
  requireMay(actor, 'control.manage', { unitId: input.unitId });
  const now = services.now();
  return transact<Result<ControlId, SaveControlProblem>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const before = findControl(tx, controlId);
      if (!before) throw notFound();
      requireMay(actor, 'control.manage', { unitId: before.unitId });
      const kept = { ...input, registerId: before.registerId, templateKey: before.templateKey };
      const problem = findProblem(tx, kept, now, before.checklistId);
      if (problem) return { value: err(problem), unchanged: true };
      const { reviewerIds, ...values } = kept;
      if (!updateControl(tx, controlId, revision, values)) {
        return { value: err({ kind: 'changedMeanwhile' }), unchanged: true };
      }
      replaceControlReviewers(tx, controlId, reviewerIds);
      const changes = changesForRounds(before, kept);
      if (changes) {
        for (const roundId of updatePlannedRounds(tx, controlId, changes)) {
          insertRoundEvent(tx, { roundId, kind: 'controlChanged', at: now, byId: actor.personId });
        }
      }
      return { value: ok(controlId), audit: [auditOf('control.changed', controlId, revision + 1, kept)] };
    },
  );
}

/** What planned rounds take over: a procedure of their own stays where only the frame or the sample changed. */
function changesForRounds(before: ControlRow, { filter, design, procedure }: ControlInput) {
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const isSameSample = isSame([before.filter, before.design], [filter, design]);
  const isSameProcedure = isSame(procedureOf(before), procedure);
  if (isSameSample && isSameProcedure) return undefined;
  return { ...(isSameSample ? {} : { filter, design }), ...(isSameProcedure ? {} : { procedure }) };
}

/**
 * Values of filter and quotas may name a person or a case: the log holds what is compared and how, and the revision.
 * No fingerprint of them either: whoever guesses the value could see there that the guess is right.
 */
function auditOf(action: string, controlId: ControlId, revision: number, input: ControlInput) {
  const { unitId, registerId, checklistId, filter, design, procedure, reviewerIds, responsibleId } = input;
  return {
    action,
    entity: 'control',
    entityId: controlId,
    unitId,
    detail: {
      revision,
      registerId,
      checklistId,
      filter: {
        join: filter.anyOf ? 'any' : 'all',
        groups: groupsOf(filter).map((group) => ({
          join: group.anyOf ? 'any' : 'all',
          not: group.not === true,
          conditions: conditionsOf(group).map(({ column, operator }) => ({ column, operator })),
        })),
        onePer: filter.onePer?.column ?? null,
        leaveOutReviewed: filter.leaveOutReviewed ?? null,
        onlySinceLastDraw: filter.onlySinceLastDraw === true,
      },
      design: {
        allocation: design.allocation,
        quotas: design.quotas.map(({ attribute, minimum }) => ({ attribute, minimum })),
      },
      procedure,
      reviewerIds,
      responsibleId,
    },
  };
}

function findProblem(
  tx: Reader,
  input: ControlInput,
  now: string,
  before?: ControlInput['checklistId'],
): SaveControlProblem | undefined {
  const register = findRegisterOfControl(tx, input.registerId);
  if (!register || !unitsAbove(listUnits(tx), input.unitId).includes(register.unitId)) {
    return { kind: 'registerNotForUnit' };
  }
  // One that is out of use stays where it is, and is chosen for nothing new.
  const isOffered = input.checklistId === before || findChecklist(tx, input.checklistId)?.retiredAt === null;
  if (!isOffered || !findLatestVersion(tx, input.checklistId)) return { kind: 'checklistNotPublished' };
  const candidates = new Set(reviewerCandidates(tx, input.unitId, now).map(({ id }) => id));
  if (input.reviewerIds.some((id) => !candidates.has(id))) return { kind: 'reviewerNotAllowed' };
  if (!areCrossingUnits(tx, input.unitId, input.procedure)) return { kind: 'crossingNotAllowed' };
  const { responsibleId } = input;
  if (responsibleId !== null) {
    const responsible = peopleAround(tx, input.unitId, ['manager', 'quality'], now);
    if (!responsible.some(({ id }) => id === responsibleId)) return { kind: 'responsibleNotAllowed' };
  }
  const headers = new Set(listColumnsOfRegister(tx, input.registerId).map(({ header }) => header));
  const columns = [...filterColumns(input.filter), ...designAttributes(input.design)];
  const unknown = [...new Set(columns.filter((column) => !headers.has(column)))];
  return unknown.length > 0 ? { kind: 'unknownColumns', columns: unknown } : undefined;
}
