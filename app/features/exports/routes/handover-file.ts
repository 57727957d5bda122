import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { batchAt } from '#app/features/deviations/domain/handover-layout.ts';
import type { ReceivingSystemId } from '#app/shared/domain/ids.ts';
import { exportHandover } from '../server/export-handover.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const systemId = requireIdParam<ReceivingSystemId>(args.params, 'systemId');
  const at = batchAt(args.params['batch'] ?? '');
  if (at === undefined) throw notFound();
  return exportHandover(args.context.services, actor, systemId, at);
}
