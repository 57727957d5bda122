import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { exportSpread } from '../server/export-spread.server.ts';
import { workbookResponse } from '../server/workbook-response.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const { services } = args.context;
  return workbookResponse(services, exportSpread(services, actor, roundId));
}
