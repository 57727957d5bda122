import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { readVersion } from '../forms/export-version.ts';
import { fetchRoundReport } from '../server/fetch-round-file.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const version = readVersion(new URL(args.request.url).searchParams);
  if (!version) return new Response(null, { status: 400 });
  return fetchRoundReport(args.context.services, actor, roundId, version);
}
