import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { forbidden, notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { parseApproval } from '#app/features/deviations/forms/approval-form.ts';
import { approveReview } from '#app/features/deviations/server/approve-review.server.ts';
import { nextToApprove } from '#app/features/reviews/server/list-to-approve.server.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';

/** A reload after the form lands here: back to the review. */
export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args);
  return redirect(`/granskningar/${requireIdParam<ReviewId>(args.params, 'reviewId')}`);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const reviewId = requireIdParam<ReviewId>(args.params, 'reviewId');
  const { seenRevision, goesOn } = parseApproval(await args.request.formData());
  // Before approving: afterwards the review is no longer in the list that says which one follows.
  const next = goesOn ? nextToApprove(services, actor, reviewId) : null;
  const result = approveReview(services, actor, reviewId, seenRevision);
  if (!result.ok && result.error === 'notFound') throw notFound();
  if (!result.ok && result.error === 'forbidden') throw forbidden();
  if (!result.ok) return redirect(`/granskningar/${reviewId}?problem=${result.error}`);
  if (next !== null) return redirect(`/granskningar/${next}?godkand=1`);
  return redirect('/granskningar/att-godkanna?klar=godkand');
}
