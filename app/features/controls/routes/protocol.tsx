import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { openProtocol } from '#app/features/controls/server/open-protocol.server.ts';
import { ProtocolPage } from '#app/features/controls/ui/protocol-page.tsx';
import type { RoundId } from '#app/shared/domain/ids.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Urvalsprotokoll, ${page?.round.name ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return openProtocol(args.context.services, actor, requireIdParam<RoundId>(args.params, 'roundId'));
}

export default function Protocol() {
  return <ProtocolPage overview={useLoaderData<typeof loader>()} />;
}
