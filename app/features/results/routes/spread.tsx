import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { parseConclusion, parseSpreadMove } from '../forms/spread-form.ts';
import { loadSpreadPage } from '../server/load-spread-page.server.ts';
import { concludeRound, moveSpread } from '../server/open-answers.server.ts';
import { awaitsSpread } from '../server/spread-access.server.ts';
import { SpreadPage } from '../ui/spread-page.tsx';
import { conclusionProblemWords, spreadRefusalWords } from '../ui/spread-words.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.round.name ?? 'Vinjett'} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const order =
    new URL(args.request.url).searchParams.get('ordning') === 'checklista' ? 'checklist' : 'spread';
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  // Whoever answers has not done wrong by looking early.
  if (awaitsSpread(args.context.services, actor, roundId)) throw redirect('/granskningar?vinjett=vantar');
  return loadSpreadPage(args.context.services, actor, roundId, order);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { services } = args.context;
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const form = await args.request.formData();
  const again = (error: FormError, typed?: string) =>
    data({ errors: [error], typed: typed ?? null }, { status: 422 });
  const move = parseSpreadMove(form);
  if (move) {
    const moved = moveSpread(services, actor, roundId, move);
    return moved.ok ? redirect(`/vinjetter/${roundId}`) : again(spreadRefusalWords(moved.error));
  }
  const { typed, input } = parseConclusion(form);
  // Who may not is told so before anything is said of what was written.
  const concluded = concludeRound(services, actor, roundId, input.ok ? input.value : null);
  if (!input.ok) return again(input.error, typed);
  if (concluded.ok) return redirect(`/vinjetter/${roundId}#slutsats`);
  return again(conclusionProblemWords(concluded.error), typed);
}

export default function Spread() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary errors={answer?.errors ?? []} />
      <SpreadPage page={page} typed={answer?.typed ?? undefined} />
    </>
  );
}
