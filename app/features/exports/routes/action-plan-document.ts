import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { actionPlanDocument } from '../server/export-action-plan.server.ts';
import { wordResponse } from '../server/word/write-word.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const { searchParams } = new URL(args.request.url);
  return wordResponse(services, actionPlanDocument(services, actor, searchParams));
}
