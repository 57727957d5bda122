import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { findActorAtWork, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { parseCommentRequest } from '#app/features/reviews/forms/comment-form.ts';
import {
  type CommentRefusal,
  commentOnReview,
} from '#app/features/reviews/server/comment-on-review.server.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';

const statuses: Readonly<Record<CommentRefusal, number>> = {
  notFound: 404,
  forbidden: 403,
  notPossible: 409,
  resolvedAlready: 409,
  noWords: 422,
  personalNumber: 422,
};

/** Somebody typed the address: back to the review. */
export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args);
  return redirect(`/granskningar/${requireIdParam<ReviewId>(args.params, 'reviewId')}`);
}

/** Takes one comment from the page while the rest of it stays as it is. Replies when the comment is on disk. */
export async function action(args: ActionFunctionArgs) {
  const actor = await findActorAtWork(args);
  if (!actor) return Response.json({ kind: 'loggedOut' }, { status: 401 });
  const reviewId = requireIdParam<ReviewId>(args.params, 'reviewId');
  const request = parseCommentRequest(await args.request.formData());
  if (!request) return Response.json({ kind: 'noWords' }, { status: 422 });
  const result = commentOnReview(args.context.services, actor, reviewId, request);
  if (result.ok) return Response.json({ kind: 'saved' });
  return Response.json({ kind: result.error }, { status: statuses[result.error] });
}
