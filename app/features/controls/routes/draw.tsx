import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import type { RoundFacts } from '#app/features/controls/domain/round-overview.ts';
import type { FieldError } from '#app/features/controls/forms/control-form-values.ts';
import { parseDrawForm, readDrawForm } from '#app/features/controls/forms/draw-form.ts';
import { agreeOnSeed } from '#app/features/controls/server/agree-on-seed.server.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { loadRedrawHint } from '#app/features/controls/server/load-redraw-hint.server.ts';
import { loadRoundFacts } from '#app/features/controls/server/load-round-facts.server.ts';
import { authoriseRoundManager } from '#app/features/controls/server/require-round.server.ts';
import { DrawForm } from '#app/features/controls/ui/draw-form.tsx';
import { drawProblemInWords } from '#app/features/controls/ui/draw-problem-words.ts';
import { RedrawHint } from '#app/features/controls/ui/redraw-hint.tsx';
import { RoundHeader } from '#app/features/controls/ui/round-header.tsx';
import { SameFrameDraws } from '#app/features/controls/ui/same-frame-draws.tsx';
import { isByLot } from '#app/features/sampling/domain/design.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { sentence } from '#app/shared/text/format.ts';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { Section } from '#app/shared/ui/section.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Dra urvalet, ${page?.round.name ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const { services } = args.context;
  const facts = loadRoundFacts(services, actor, roundId);
  return { ...facts, redraw: facts.may.redraw ? loadRedrawHint(services, actor, roundId) : null };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  const { services } = args.context;
  authoriseRoundManager(services, actor, roundId);
  const values = readDrawForm(await args.request.formData());
  const input = parseDrawForm(values);
  if (!input.ok) return data({ errors: input.error, values }, { status: 422 });
  const isAgreement = input.value.kind === 'twoParts';
  const done =
    input.value.kind === 'twoParts'
      ? agreeOnSeed(services, actor, roundId, input.value)
      : drawRound(services, actor, roundId, input.value);
  // Drawn by an earlier click or in another tab: the draw that was made is the one to look at.
  if (done.ok || done.error.kind === 'alreadyDrawn') {
    return redirect(isAgreement && done.ok ? `/omgangar/${roundId}/fro` : `/omgangar/${roundId}#dragning`);
  }
  return data({ errors: [drawProblemInWords(done.error)], values }, { status: 422 });
}

export default function Draw() {
  const facts = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { round, drawCount, may, designInWords, otherDraws } = facts;
  const errors: readonly FormError[] = answer?.errors ?? [];
  const fieldErrors = errors.filter((error): error is FieldError => error.field !== undefined);
  return (
    <>
      <RoundHeader overview={facts} isOneStep />
      <ErrorSummary title="Urvalet drogs inte" errors={errors} />
      <Section
        title={
          drawCount > 0 ? 'Dra om urvalet' : isByLot(facts.allocationKind) ? 'Dra urvalet' : 'Bestäm urvalet'
        }
        lead={<p>{sentence(`Urval: ${designInWords}`)}</p>}
      >
        <SameFrameDraws draws={otherDraws} isDrawn={false} />
        <RedrawHint facts={facts.redraw} />
        {may.draw || may.redraw ? (
          <DrawForm
            roundId={round.id}
            drawCount={drawCount}
            isByLot={isByLot(facts.allocationKind)}
            mayTypeSeed={may.typeSeed}
            yearLock={facts.yearLock}
            people={facts.seedPeople}
            values={answer?.values}
            errors={fieldErrors}
          />
        ) : (
          <p>
            {closedInWords(facts)} <Link to={`/omgangar/${round.id}`}>Se i omgången vad som återstår</Link>
          </p>
        )}
      </Section>
    </>
  );
}

/** Why nothing can be drawn now. */
function closedInWords({ round, drawCount }: Pick<RoundFacts, 'round' | 'drawCount'>): string {
  return drawCount > 0 && round.state === 'reviewing'
    ? 'Granskningarna är fördelade, och påbörjade granskningar ska inte försvinna. Därför kan urvalet inte dras om. Du kan utöka urvalet, och ersätta ett ärende som inte hör dit.'
    : 'Urvalet kan inte dras nu.';
}
