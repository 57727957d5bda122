import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  type SerializeFrom,
} from '@remix-run/node';
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from '@remix-run/react';
import {
  findActorAtWork,
  forbidden,
  notFound,
  requireActor,
} from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { parseSettlement } from '#app/features/reviews/forms/settle-form.ts';
import { loadAgreement } from '#app/features/reviews/server/load-agreement.server.ts';
import { refusedWithWords } from '#app/features/reviews/server/refused-words.server.ts';
import { settleAnswer } from '#app/features/reviews/server/settle-answer.server.ts';
import { AgreePage } from '#app/features/reviews/ui/agree-page.tsx';
import { RefusedPage } from '#app/features/reviews/ui/refused-page.tsx';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { errorTitle } from '#app/shared/ui/error-page.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) => [
  { title: error ? errorTitle(error) : `Enas om svaren ${page?.review.caseKey ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const reviewId = requireIdParam<ReviewId>(args.params, 'reviewId');
  const result = loadAgreement(args.context.services, actor, reviewId);
  if (result.ok) return result.value;
  if (result.error === 'notOpen') throw redirect(`/granskningar/${reviewId}`);
  throw result.error === 'notFound' ? notFound() : forbidden();
}

/** Whoever is logged out keeps the page with what she typed: read anew it would give way to the log-in page. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 401 ? false : defaultShouldRevalidate;

/**
 * One question at a time, as the button of its form says; what could not be taken comes back as it was typed, also to
 * somebody whose session has ended meanwhile.
 */
export async function action(args: ActionFunctionArgs) {
  const actor = await findActorAtWork(args);
  const reviewId = requireIdParam<ReviewId>(args.params, 'reviewId');
  const settlement = parseSettlement(await args.request.formData());
  if (settlement === undefined) throw new Response(null, { status: 400 });
  if (!actor) return data({ refused: { kind: 'loggedOut' as const }, typed: settlement }, { status: 401 });
  const result = settleAnswer(args.context.services, actor, reviewId, settlement);
  if (result.ok) {
    const { nextKey } = result.value;
    return redirect(`/granskningar/${reviewId}/enas#${nextKey === null ? 'lamna-in' : `fraga-${nextKey}`}`);
  }
  const { error } = result;
  if (error.kind === 'notFound' || error.kind === 'forbidden') {
    const { questionKey, choice, agreedReason, seenRevision } = settlement;
    const given = choice?.kind === 'other' ? [{ questionKey, seenRevision, ...choice.answer }] : [];
    const status = error.kind === 'notFound' ? 404 : 403;
    throw refusedWithWords(args.context.services, actor, reviewId, status, { given, comment: agreedReason });
  }
  if (error.kind === 'handedIn' || error.kind === 'roundClosed')
    return redirect(`/granskningar/${reviewId}?problem=${error.kind}`);
  return data({ refused: error, typed: settlement }, { status: error.kind === 'conflict' ? 409 : 422 });
}

export default function Agree() {
  const page: SerializeFrom<typeof loader> = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return <AgreePage {...page} held={sent ?? null} />;
}

export function ErrorBoundary() {
  return <RefusedPage />;
}
