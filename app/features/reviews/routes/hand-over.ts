import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { forbidden, notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { parseHandOver } from '#app/features/reviews/forms/hand-over-form.ts';
import { handOverReview } from '#app/features/reviews/server/hand-over-review.server.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';

/** A reload after the form lands here: back to the review. */
export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args);
  return redirect(`/granskningar/${requireIdParam<ReviewId>(args.params, 'reviewId')}`);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const reviewId = requireIdParam<ReviewId>(args.params, 'reviewId');
  const personId = parseHandOver(await args.request.formData());
  const result =
    personId === undefined
      ? ({ ok: false, error: 'mayNotReview' } as const)
      : handOverReview(args.context.services, actor, reviewId, personId);
  if (result.ok) return redirect(`/granskningar/${reviewId}`);
  if (result.error === 'notFound') throw notFound();
  if (result.error === 'forbidden') throw forbidden();
  return redirect(`/granskningar/${reviewId}?overlamning=nej`);
}
