import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import { requireActor, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { yearOf } from '#app/features/plans/domain/occasions.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';

/** The year that goes on, or for whoever reads it only when it is over the one before. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  requireScope(actor, 'year.readDeidentified');
  const year = yearOf(civilDateInSweden(args.context.services.now()));
  return redirect(`/aret/${scopeOf(actor, 'year.read').unitIds.length > 0 ? year : year - 1}`);
}
