import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { forbidden, notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { declareConflict } from '#app/features/reviews/server/declare-conflict.server.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';

/** A reload after the form lands here: back to the review. */
export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args);
  return redirect(`/granskningar/${requireIdParam<ReviewId>(args.params, 'reviewId')}`);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const reviewId = requireIdParam<ReviewId>(args.params, 'reviewId');
  const result = declareConflict(args.context.services, actor, reviewId);
  if (result.ok) return redirect(`/granskningar?jav=${result.value.reassigned ? 'vidare' : 'ledare'}`);
  if (result.error === 'notFound') throw notFound();
  if (result.error === 'forbidden') throw forbidden();
  return redirect(`/granskningar/${reviewId}`);
}
