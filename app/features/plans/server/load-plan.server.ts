import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { type CivilDate, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PlanId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listEarlierPlans, listVersions, type PlanRow } from '#db/queries/plans.server.ts';
import { grouped } from '../domain/grouped.ts';
import { summarise } from '../domain/plan-summary.ts';
import { reportsBetween } from './copy-rows.server.ts';
import { planResource, requirePlan } from './reach-plan.server.ts';
import { viewItems } from './view-plans.server.ts';

/** A plan as its page shows it. 404 for whoever may not read it. */
export function loadPlan({ db, now }: Services, actor: Actor, planId: PlanId) {
  const { plan } = requirePlan(db, actor, planId, 'plan.read');
  const today = civilDateInSweden(now());
  const mayManage = may(actor, 'plan.manage', planResource(plan));
  const items = viewItems(db, actor, [planId], today).map((item) => ({
    ...item,
    mayReport: plan.state === 'adopted' && may(actor, 'plan.report', planResource(plan, item.responsibleId)),
  }));
  const versions = listVersions(db, plan.unitId, plan.kind, plan.year);
  const inForce = versions.find(({ state }) => state === 'adopted');
  const earlier = earlierYears(db, actor, plan, today);
  return {
    plan,
    items: items.map((item) => ({ ...item, earlier: earlier.get(item.lineage) ?? [] })),
    summary: summarise(items.map(({ occasions }) => occasions.map(({ status }) => status))),
    versions: versions
      .filter((version) => version.id !== plan.id && may(actor, 'plan.read', planResource(version)))
      .map(({ id, version, state, adoptedOn }) => ({ id, version, state, adoptedOn })),
    today,
    /** Of a draft: what adopting it does to what is reported in the version in force. */
    taken: plan.state === 'draft' && mayManage && inForce ? takenOver(db, inForce.id, planId) : null,
    may: {
      change: mayManage && plan.state === 'draft',
      makeVersion: mayManage && plan.state === 'adopted',
      copy: mayManage && plan.state !== 'draft',
      export: mayManage,
    },
  };
}

export type PlanPage = ReturnType<typeof loadPlan>;

/** The reports that come along on another day, and those that stay in the earlier version as there is no place for them. */
function takenOver(db: Services['db'], fromId: PlanId, toId: PlanId) {
  const reports = reportsBetween(db, fromId, toId);
  return {
    moved: reports.flatMap(({ title, from, to }) =>
      to !== null && to.dueOn !== from.dueOn ? [{ id: from.id, title, from: from.label, to: to.label }] : [],
    ),
    lost: reports.flatMap(({ title, from, to }) =>
      to === null ? [{ id: from.id, title, from: from.label, state: from.state }] : [],
    ),
  };
}

/** What became of the same row in adopted plans of earlier years, by its lineage, latest first. */
function earlierYears(db: Services['db'], actor: Actor, plan: PlanRow, today: CivilDate) {
  const plans = listEarlierPlans(db, plan);
  const yearOf = new Map(plans.map(({ id, year }) => [id, year]));
  const rows = viewItems(
    db,
    actor,
    plans.map(({ id }) => id),
    today,
  ).map(({ planId, lineage, occasions }) => ({
    planId,
    lineage,
    year: yearOf.get(planId) ?? 0,
    total: occasions.length,
    done: occasions.filter(({ status }) => status === 'done').length,
  }));
  return grouped(
    rows.sort((a, b) => b.year - a.year),
    ({ lineage }) => lineage,
  );
}
