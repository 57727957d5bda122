import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { jsonDownload } from '#app/shared/server/download.server.ts';
import { loadDeidentifiedProtocol } from '../server/load-deidentified-protocol.server.ts';

/** The protocol that can be made public; `?slumptal=ja` with every case's slumptal. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const withTickets = new URL(args.request.url).searchParams.get('slumptal') === 'ja';
  const { services } = args.context;
  const options = { withTickets, form: 'file' } as const;
  const { file } = loadDeidentifiedProtocol(services, actor, roundId, options);
  return jsonDownload(file, `urvalsprotokoll-avidentifierat-omgång-${roundId}.json`);
}
