import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { exportProtocol } from '#app/features/controls/server/build-protocol.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { protocolWorkbook } from '../server/sheets/protocol-workbook.server.ts';
import { workbookResponse } from '../server/workbook-response.server.ts';

/** The protocol as a workbook of its own, for whoever reads it in a spreadsheet. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const protocol = exportProtocol(services, actor, roundId, 'xlsx');
  if (!protocol || protocol.dragningar.length === 0) throw notFound();
  return workbookResponse(services, protocolWorkbook(protocol, roundId));
}
