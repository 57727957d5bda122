import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { yearToOpen } from '#app/features/plans/server/year-to-open.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return redirect(`/aret/${yearToOpen(args.context.services, actor)}`);
}
