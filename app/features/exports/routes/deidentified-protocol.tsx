import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { loadDeidentifiedProtocol } from '../server/load-deidentified-protocol.server.ts';
import { DeidentifiedProtocolPage, RESERVES_SHOWN } from '../ui/deidentified-protocol-page.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Avidentifierat urvalsprotokoll, ${page?.protocol.omgång.namn ?? 'omgången'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const options = { withTickets: false, form: 'page' } as const;
  const loaded = loadDeidentifiedProtocol(args.context.services, actor, roundId, options);
  const { file, mayReadProtocol } = loaded;
  // A frame of 100,000 has as many reserves; the file holds them all.
  const draws = file.dragningar.map((draw) => ({
    ...draw,
    reserver: draw.reserver.slice(0, RESERVES_SHOWN),
    reserveCount: draw.reserver.length,
  }));
  return { roundId, mayReadProtocol, protocol: { ...file, dragningar: draws } };
}

export default function DeidentifiedProtocol() {
  return <DeidentifiedProtocolPage {...useLoaderData<typeof loader>()} />;
}
