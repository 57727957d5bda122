import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { readVersion } from '../forms/export-version.ts';
import { exportRoundReport } from '../server/export-round-report.server.ts';
import { wordResponse } from '../server/word/write-word.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const version = readVersion(new URL(args.request.url).searchParams);
  if (!version) return new Response(null, { status: 400 });
  const { services } = args.context;
  const { file, reportFile } = exportRoundReport(services, actor, roundId, version);
  return wordResponse(services, file, reportFile);
}
