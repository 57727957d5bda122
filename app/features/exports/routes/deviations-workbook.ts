import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { parseListQuery } from '#app/features/deviations/forms/list-query.ts';
import { exportDeviations } from '../server/export-deviations.server.ts';
import { workbookResponse } from '../server/workbook-response.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const query = parseListQuery(new URL(args.request.url).searchParams);
  return workbookResponse(services, exportDeviations(services, actor, query));
}
