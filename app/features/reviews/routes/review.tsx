import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  type SerializeFrom,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { forbidden, notFound, requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { parseCommentRequest } from '#app/features/reviews/forms/comment-form.ts';
import { parseItemsRequest } from '#app/features/reviews/forms/items-form.ts';
import { findClosedReview } from '#app/features/reviews/server/closed-by-round.server.ts';
import { commentOnReview } from '#app/features/reviews/server/comment-on-review.server.ts';
import { listHandOverCandidates } from '#app/features/reviews/server/hand-over-review.server.ts';
import { heldAnswers } from '#app/features/reviews/server/held-answers.server.ts';
import { loadReview } from '#app/features/reviews/server/load-review.server.ts';
import { refusedWithWords } from '#app/features/reviews/server/refused-words.server.ts';
import { saveForm } from '#app/features/reviews/server/save-form.server.ts';
import { RefusedPage } from '#app/features/reviews/ui/refused-page.tsx';
import { ReviewPage } from '#app/features/reviews/ui/review-page.tsx';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { errorTitle } from '#app/shared/ui/error-page.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) => [
  { title: error ? errorTitle(error) : `Granskning ${page?.review.caseKey ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const reviewId = requireIdParam<ReviewId>(args.params, 'reviewId');
  const result = loadReview(services, actor, reviewId);
  if (!result.ok) throw result.error === 'notFound' ? notFound() : closed(services, actor, reviewId);
  const today = civilDateInSweden(services.now());
  const parameters = new URL(args.request.url).searchParams;
  return {
    ...result.value,
    today,
    candidates: result.value.can.assign ? listHandOverCandidates(services, actor, reviewId) : [],
    isPreviousApproved: parameters.has('godkand'),
    problem: parameters.get('problem') ?? (parameters.has('overlamning') ? 'overlamning' : ''),
  };
}

/** The answer to whoever may not read it: her own review of a finalised round is told from what was never hers. */
function closed(services: Services, actor: Actor, reviewId: ReviewId): Response {
  const found = findClosedReview(services, actor, reviewId);
  return found ? Response.json({ closed: found }, { status: 403 }) : forbidden();
}

/**
 * The whole form at once, from a browser without JavaScript, with the comment whose button was pressed. Whatever was not
 * saved comes back as it was typed: no answer, one that somebody else has changed meanwhile, what came too late, a comment
 * that could not be said. Whoever may not any more is shown what she typed.
 */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const reviewId = requireIdParam<ReviewId>(args.params, 'reviewId');
  const form = await args.request.formData();
  const comment = parseCommentRequest(form);
  const said = comment && commentOnReview(args.context.services, actor, reviewId, comment);
  const text = comment && comment.kind !== 'resolve' ? comment.text : '';
  const { outcome: saved, refused } = saveForm(args.context.services, actor, reviewId, form);
  const shut = [said, saved].flatMap((result) => (result?.ok === false ? [result.error] : []));
  if (shut.includes('notFound') || shut.includes('forbidden')) {
    const typed = { given: refused.map(({ given }) => given), comment: text };
    throw refusedWithWords(
      args.context.services,
      actor,
      reviewId,
      shut.includes('notFound') ? 404 : 403,
      typed,
    );
  }
  const section = parseItemsRequest(form)?.section;
  const place = section === undefined ? placeOf(comment) : `#avsnitt-${section}`;
  const unsaid = comment && said?.ok === false ? { target: comment.target, text, problem: said.error } : null;
  if (saved.ok && unsaid) return data({ held: [], unsaid, problem: '' }, { status: 422 });
  if (saved.ok) return redirect(`/granskningar/${reviewId}${place}`);
  const held = heldAnswers(args.context.services, actor, reviewId, refused);
  if (held.length > 0 || unsaid) return data({ held, unsaid, problem: saved.error }, { status: 422 });
  return redirect(`/granskningar/${reviewId}?problem=${saved.error}`);
}

/** A comment on a question leads back to it. */
function placeOf(comment: ReturnType<typeof parseCommentRequest>): string {
  if (comment?.kind === 'new') return comment.questionKey === null ? '' : `#fraga-${comment.questionKey}`;
  return comment?.kind === 'reply' ? `#kommentar-${comment.replyToId}` : '';
}

export default function Review() {
  const page: SerializeFrom<typeof loader> = useLoaderData<typeof loader>();
  // Another page when answering begins or ends, and not when the first answer only starts the review: what is unsaved
  // stays where it is.
  const identity = `${page.review.id}-${page.can.write}`;
  const sent = useActionData<typeof action>();
  const held = sent?.held ?? [];
  const problem = sent?.problem || page.problem;
  return <ReviewPage key={identity} {...page} held={held} unsaid={sent?.unsaid ?? null} problem={problem} />;
}

export function ErrorBoundary() {
  return <RefusedPage />;
}
