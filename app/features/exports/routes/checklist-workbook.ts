import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import type { ChecklistVersionId } from '#app/shared/domain/ids.ts';
import { exportChecklist } from '../server/export-checklist.server.ts';
import { workbookResponse } from '../server/workbook-response.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const versionId = requireIdParam<ChecklistVersionId>(args.params, 'versionId');
  return workbookResponse(services, exportChecklist(services, actor, versionId));
}
