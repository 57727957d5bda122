import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { loadFrameFile } from '#app/features/controls/server/load-frame-file.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { download } from '#app/shared/server/download.server.ts';

/** The canonical frame, byte for byte: `sha256sum` of the saved file is the fingerprint. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const text = loadFrameFile(args.context.services, actor, roundId);
  if (text === undefined) throw notFound();
  const fileName = `urvalsram-omgång-${roundId}.csv`;
  return download(text, { fileName, contentType: 'text/csv; charset=utf-8' });
}
