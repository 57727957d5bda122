import type { ActionFunctionArgs } from '@remix-run/node';
import { findActorAtWork } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { parseAnswer } from '#app/features/reviews/forms/answer-form.ts';
import type { SaveRefusal } from '#app/features/reviews/server/save-answer.server.ts';
import { saveAnswerTogether } from '#app/features/reviews/server/save-together.server.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';

const statuses: Readonly<Record<SaveRefusal['kind'], number>> = {
  notFound: 404,
  forbidden: 403,
  handedIn: 409,
  roundClosed: 409,
  notAnAnswer: 422,
  personalNumber: 422,
  conflict: 409,
};

/**
 * Takes one answer from the review page. Replies only when the answer is on disk. Whoever is not logged in gets 401
 * instead of the log-in page: the answer then waits in the browser until she is. So does whoever must first change a
 * temporary password.
 */
export async function action(args: ActionFunctionArgs) {
  const actor = await findActorAtWork(args);
  if (!actor) return Response.json({ kind: 'loggedOut' }, { status: 401 });
  const reviewId = requireIdParam<ReviewId>(args.params, 'reviewId');
  const given = parseAnswer(await args.request.formData());
  if (!given) return Response.json({ kind: 'notAnAnswer' }, { status: 422 });
  const result = await saveAnswerTogether(args.context.services, actor, reviewId, given);
  if (result.ok) return reply({ kind: 'saved', ...result.value }, 200);
  return reply(result.error, statuses[result.error.kind]);
}

/** With its length told: a reply of a hundred characters is then not packed on the way. */
function reply(value: unknown, status: number): Response {
  const body = JSON.stringify(value);
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
  };
  return new Response(body, { status, headers });
}
