import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { loadFrameFile } from '#app/features/controls/server/load-frame-file.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';

/** The canonical frame, byte for byte: `sha256sum` of the saved file is the fingerprint. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const text = loadFrameFile(args.context.services, actor, roundId);
  if (text === undefined) throw notFound();
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="urvalsram-omgang-${roundId}.csv"; filename*=UTF-8''urvalsram-omg%C3%A5ng-${roundId}.csv`,
    },
  });
}
