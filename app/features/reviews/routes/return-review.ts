import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { forbidden, notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { returnReview } from '#app/features/reviews/server/return-review.server.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';

/** A reload after the form lands here: back to the review. */
export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args);
  return redirect(`/granskningar/${requireIdParam<ReviewId>(args.params, 'reviewId')}`);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const reviewId = requireIdParam<ReviewId>(args.params, 'reviewId');
  const result = returnReview(args.context.services, actor, reviewId);
  if (!result.ok && result.error === 'notFound') throw notFound();
  if (!result.ok && result.error === 'forbidden') throw forbidden();
  if (!result.ok) return redirect(`/granskningar/${reviewId}?problem=${result.error}`);
  return redirect('/granskningar/att-godkanna?klar=tillbaka');
}
