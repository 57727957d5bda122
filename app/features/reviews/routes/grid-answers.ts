import type { ActionFunctionArgs } from '@remix-run/node';
import { findActorAtWork } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { parseBatch } from '#app/features/reviews/forms/grid-form.ts';
import { saveGridAnswers } from '#app/features/reviews/server/save-grid-answers.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';

/**
 * Takes many answers from the table and says what became of each, in their order. Replies only when what is saved is on
 * disk. Whoever is not logged in gets 401 instead of the log-in page: the answers then wait in the browser.
 */
export async function action(args: ActionFunctionArgs) {
  const actor = await findActorAtWork(args);
  if (!actor) return Response.json({ kind: 'loggedOut' }, { status: 401 });
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const answers = parseBatch(await args.request.formData());
  if (!answers) return Response.json({ kind: 'notAnAnswer' }, { status: 422 });
  const outcomes = saveGridAnswers(args.context.services, actor, roundId, answers);
  const replies = outcomes.map((outcome) =>
    outcome.ok ? { kind: 'saved', ...outcome.value } : outcome.error,
  );
  // Whoever has none of the reviews is told so in the way of every other page.
  const isAll = (kind: string) => replies.every((reply) => reply.kind === kind);
  const status = isAll('notFound') ? 404 : isAll('forbidden') ? 403 : 200;
  return Response.json({ replies }, { status });
}
