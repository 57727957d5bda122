import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { logReading } from '#app/features/accounts/server/log-reading.server.ts';
import { planKindWords } from '#app/features/plans/domain/plan-words.ts';
import { loadPlan } from '#app/features/plans/server/load-plan.server.ts';
import { requirePlan } from '#app/features/plans/server/reach-plan.server.ts';
import type { PlanId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Workbook } from './export-round.server.ts';
import { fileOrigin } from './load-round-export.server.ts';
import { planOccasionsSheet, planRowsSheet, planSummarySheet } from './sheets/plan-sheets.server.ts';

/** A plan with what came of it, for those who write it. 404 and 403 as for changing it. */
export function exportPlan(services: Services, actor: Actor, planId: PlanId): Workbook {
  requirePlan(services.db, actor, planId, 'plan.manage');
  const page = loadPlan(services, actor, planId);
  const { id, kind, unitName, year, version, unitId } = page.plan;
  const detail = { year, version };
  logReading(services, actor, { action: 'plan.exported', entity: 'plan', entityId: id, unitId, detail });
  return {
    // Without the name of the plan: what somebody has typed could name a person.
    fileName: `${planKindWords[kind]} ${unitName} ${year} version ${version}.xlsx`,
    title: page.plan.name,
    sheets: [
      planSummarySheet(page, fileOrigin(services, actor)),
      planOccasionsSheet(page),
      planRowsSheet(page),
    ],
  };
}
