import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { exportControlKey } from '#app/features/controls/server/build-protocol.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';

/** Seeds and salts, for the one who checks a de-identified protocol in full. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const key = exportControlKey(args.context.services, actor, roundId);
  if (!key) throw notFound();
  return new Response(`${JSON.stringify(key, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="kontrollnyckel-omgang-${roundId}.json"; filename*=UTF-8''kontrollnyckel-omg%C3%A5ng-${roundId}.json`,
    },
  });
}
