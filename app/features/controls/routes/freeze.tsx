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
import { type FreezeProblem, freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadRoundFacts } from '#app/features/controls/server/load-round-facts.server.ts';
import { FrameStep } from '#app/features/controls/ui/frame-step.tsx';
import { RoundHeader } from '#app/features/controls/ui/round-header.tsx';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { listInWords, plural } from '#app/shared/text/format.ts';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Frys urvalsramen, ${page?.round.name ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadRoundFacts(args.context.services, actor, requireIdParam<RoundId>(args.params, 'roundId'));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const frozen = freezeFrame(args.context.services, actor, roundId);
  // Frozen by an earlier click or in another tab: what was asked for is done.
  if (frozen.ok || frozen.error.kind === 'alreadyFrozen') return redirect(`/omgangar/${roundId}#dragning`);
  return data({ message: problemInWords(frozen.error) }, { status: 422 });
}

function problemInWords(problem: Exclude<FreezeProblem, { kind: 'alreadyFrozen' }>): string {
  switch (problem.kind) {
    case 'missingColumns':
      return `Registret saknar ${listInWords(problem.columns)}. Läs in ett uttag med kolumnerna, eller ändra kontrollen och starta en ny omgång. Ramen är inte fryst.`;
    case 'emptyFrame':
      return 'Inget ärende uppfyller villkoren på referensdatumet. Ändra villkoren i kontrollen. Ramen är inte fryst.';
    case 'nothingImported':
      return 'Inget är inläst i registret än. Läs in ett uttag först. Ramen är inte fryst.';
    case 'unusableKeys':
      return `${plural(problem.problems.length, 'ärendenummer', 'ärendenummer')} går inte att använda: tomt, för långt eller samma som ett annat. Rätta i uttaget och läs in det igen. Ramen är inte fryst.`;
  }
}

export default function Freeze() {
  const facts = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <RoundHeader overview={facts} isOneStep />
      {refused ? <ErrorSummary title="Urvalsramen frystes inte" errors={[refused]} /> : null}
      <FrameStep overview={facts} />
    </>
  );
}
