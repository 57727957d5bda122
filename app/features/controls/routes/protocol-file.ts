import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { exportProtocol } from '#app/features/controls/server/build-protocol.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { jsonDownload } from '#app/shared/server/download.server.ts';

/** The protocol as a file, for whoever checks a draw with a program of her own. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const protocol = exportProtocol(args.context.services, actor, roundId);
  if (!protocol) throw notFound();
  return jsonDownload(protocol, `urvalsprotokoll-omgång-${roundId}.json`);
}
