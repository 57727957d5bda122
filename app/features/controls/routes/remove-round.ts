import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { removeRound } from '#app/features/controls/server/remove-round.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';

/** A reload after the form lands here: back to the round, if it is there. */
export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args);
  return redirect(`/omgangar/${requireIdParam<RoundId>(args.params, 'roundId')}`);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const removed = removeRound(args.context.services, actor, roundId);
  // Frozen in another tab: the page shows that, and offers no removal any more.
  return redirect(removed.ok ? `/kontroller/${removed.value}` : `/omgangar/${roundId}`);
}
