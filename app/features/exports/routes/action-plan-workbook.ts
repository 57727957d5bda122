import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { exportActionPlan } from '../server/export-action-plan.server.ts';
import { workbookResponse } from '../server/workbook-response.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const { searchParams } = new URL(args.request.url);
  return workbookResponse(services, exportActionPlan(services, actor, searchParams));
}
