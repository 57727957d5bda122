import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { protocolChecksum } from '#app/features/controls/server/build-protocol.server.ts';
import { openProtocol } from '#app/features/controls/server/open-protocol.server.ts';
import { ProtocolPage } from '#app/features/controls/ui/protocol-page.tsx';
import type { RoundId } from '#app/shared/domain/ids.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Urvalsprotokoll, ${page?.round.name ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const overview = openProtocol(services, actor, roundId);
  return { ...overview, checksum: protocolChecksum(services, actor, roundId) ?? null };
}

export default function Protocol() {
  const { checksum, ...overview } = useLoaderData<typeof loader>();
  return <ProtocolPage overview={overview} checksum={checksum} />;
}
