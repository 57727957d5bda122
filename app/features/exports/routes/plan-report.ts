import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import type { PlanId } from '#app/shared/domain/ids.ts';
import { exportPlanReport } from '../server/export-plan-report.server.ts';
import { wordResponse } from '../server/word/write-word.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const planId = requireIdParam<PlanId>(args.params, 'planId');
  const { services } = args.context;
  return wordResponse(services, exportPlanReport(services, actor, planId));
}
