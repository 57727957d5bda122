import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { readCheckAddress } from '#app/features/checks/domain/check-address.ts';
import type { RegisterCheckId } from '#app/shared/domain/ids.ts';
import { exportCheck } from '../server/export-check.server.ts';
import { workbookResponse } from '../server/workbook-response.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const checkId = requireIdParam<RegisterCheckId>(args.params, 'checkId');
  const { on } = readCheckAddress(new URL(args.request.url).searchParams);
  const { services } = args.context;
  return workbookResponse(services, await exportCheck(services, actor, checkId, on));
}
