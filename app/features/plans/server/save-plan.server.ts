import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import type { PlanId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  claimDraft,
  deletePlan,
  insertPlan,
  listPlanItems,
  listVersions,
  type PlanRow,
  replaceAdopted,
  adoptPlan as writeAdoption,
} from '#db/queries/plans.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { planKindWords } from '../domain/plan-words.ts';
import type { Adoption, PlanInput } from '../forms/plan-form.ts';
import { carryReports, copyRows } from './copy-rows.server.ts';
import { requirePlan } from './reach-plan.server.ts';

/** There is one already for the unit, kind and year: its id. */
type Exists = { readonly kind: 'exists'; readonly planId: PlanId };
export type PlanProblem =
  | Exists
  | { readonly kind: 'strangeCopy' }
  | { readonly kind: 'changedMeanwhile' }
  | { readonly kind: 'empty' };

/** A first version, empty or with the rows of an adopted plan of the same unit and kind. 403 without the right on the unit. */
export function createPlan(
  services: Services,
  actor: Actor,
  input: PlanInput,
): Result<PlanId, Exists | { kind: 'strangeCopy' }> {
  const { kind, unitId, year, copyFromId } = input;
  requireMay(actor, 'plan.manage', { unitId });
  const now = services.now();
  return transact<ReturnType<typeof createPlan>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const [existing] = listVersions(tx, unitId, kind, year);
    if (existing) return unchanged(err({ kind: 'exists', planId: existing.id } as const));
    const source = copyFromId === null ? null : requirePlan(tx, actor, copyFromId, 'plan.manage').plan;
    if (source && (source.unitId !== unitId || source.kind !== kind || source.state === 'draft')) {
      return unchanged(err({ kind: 'strangeCopy' } as const));
    }
    const name = input.name === '' ? `${planKindWords[kind]} ${year}` : input.name;
    const planId = insertPlan(tx, {
      ...{ kind, unitId, year, name, version: 1, state: 'draft' },
      ...{ copiedFromId: copyFromId, createdAt: now, createdById: actor.personId },
    });
    if (source) copyRows(tx, source, { id: planId, year });
    const detail = { kind, year, version: 1, copiedFrom: copyFromId };
    return {
      value: ok(planId),
      audit: [{ action: 'plan.created', entity: 'plan', entityId: planId, unitId, detail }],
    };
  });
}

/** A draft of the next version of an adopted plan. One at a time. */
export function createVersion(
  services: Services,
  actor: Actor,
  planId: PlanId,
): Result<PlanId, Exists | { kind: 'changedMeanwhile' }> {
  const now = services.now();
  return transact<ReturnType<typeof createVersion>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { plan } = requirePlan(tx, actor, planId, 'plan.manage');
    if (plan.state !== 'adopted') return unchanged(err({ kind: 'changedMeanwhile' } as const));
    const { kind, unitId, year, name } = plan;
    const [latest] = listVersions(tx, unitId, kind, year);
    if (latest?.state === 'draft') return unchanged(err({ kind: 'exists', planId: latest.id } as const));
    const version = (latest?.version ?? plan.version) + 1;
    const newId = insertPlan(tx, {
      ...{ kind, unitId, year, name, version, state: 'draft' },
      ...{ copiedFromId: planId, createdAt: now, createdById: actor.personId },
    });
    copyRows(tx, plan, { id: newId, year });
    const detail = { kind, year, version };
    return {
      value: ok(newId),
      audit: [{ action: 'plan.versionBegun', entity: 'plan', entityId: newId, unitId, detail }],
    };
  });
}

/** The nämnd has decided: the plan is locked, takes the place of the version before and takes over what it reported. */
export function adoptPlan(
  services: Services,
  actor: Actor,
  planId: PlanId,
  revision: number,
  adoption: Adoption,
): Result<null, PlanProblem> {
  return change(services, actor, planId, revision, (tx, plan) => {
    if (listPlanItems(tx, [planId]).length === 0) return err({ kind: 'empty' });
    const replacedId = replaceAdopted(tx, plan);
    if (replacedId !== null) carryReports(tx, replacedId, planId);
    writeAdoption(tx, planId, adoption);
    return ok({
      action: 'plan.adopted',
      detail: { ...adoption, version: plan.version, replaced: replacedId },
    });
  });
}

/** Throws a draft away. */
export function discardPlan(
  services: Services,
  actor: Actor,
  planId: PlanId,
  revision: number,
): Result<null, PlanProblem> {
  return change(services, actor, planId, revision, (tx, { kind, year, version }) => {
    deletePlan(tx, planId);
    return ok({ action: 'plan.discarded', detail: { kind, year, version } });
  });
}

type Told = { readonly action: string; readonly detail: Record<string, unknown> };

/** One change of a draft as it was seen; a refusal of `write` must come before it has written. */
function change(
  services: Services,
  actor: Actor,
  planId: PlanId,
  revision: number,
  write: (tx: WriteTx, plan: PlanRow) => Result<Told, PlanProblem>,
): Result<null, PlanProblem> {
  return transact<Result<null, PlanProblem>>(
    services.db,
    { actorId: actor.personId, now: services.now() },
    (tx) => {
      const { plan } = requirePlan(tx, actor, planId, 'plan.manage');
      if (plan.state !== 'draft' || plan.revision !== revision) {
        return unchanged(err({ kind: 'changedMeanwhile' } as const));
      }
      const written = write(tx, plan);
      if (!written.ok) return unchanged(written);
      claimDraft(tx, planId, revision);
      const entry = { ...written.value, entity: 'plan', entityId: planId, unitId: plan.unitId };
      return { value: ok(null), audit: [entry] };
    },
  );
}

const unchanged = <T>(value: T) => ({ value, unchanged: true as const });
