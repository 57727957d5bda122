import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { logReading } from '#app/features/accounts/server/log-reading.server.ts';
import { planKindWords } from '#app/features/plans/domain/plan-words.ts';
import { loadPlanReport } from '#app/features/plans/server/load-plan-report.server.ts';
import type { PlanId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { WordFile } from '../domain/word-block.ts';
import { fileOrigin } from './load-round-export.server.ts';
import { planReport } from './word/plan-report.server.ts';

/** The report of a plan as a document, for whoever reads the plan; its download is logged. */
export function exportPlanReport(services: Services, actor: Actor, planId: PlanId): WordFile {
  const page = loadPlanReport(services, actor, planId);
  const { id, kind, unitName, year, version, unitId, name } = page.plan;
  logReading(services, actor, {
    ...{ action: 'plan.reportExported', entity: 'plan', entityId: id, unitId },
    detail: { year, version },
  });
  return {
    // Without the name of the plan: what somebody has typed could name a person.
    fileName: `Rapport ${planKindWords[kind]} ${unitName} ${year} version ${version}.docx`,
    title: name,
    blocks: planReport(page, fileOrigin(services, actor)),
  };
}
