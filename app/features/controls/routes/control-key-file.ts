import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { exportControlKey } from '#app/features/controls/server/build-protocol.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { jsonDownload } from '#app/shared/server/download.server.ts';

/** Seeds and salts, for the one who checks a de-identified protocol in full. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const key = exportControlKey(args.context.services, actor, roundId);
  if (!key) throw notFound();
  return jsonDownload(key, `kontrollnyckel-omgång-${roundId}.json`);
}
