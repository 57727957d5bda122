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
import type { FieldError } from '#app/features/controls/forms/control-form-values.ts';
import { parseDrawForm, readDrawForm } from '#app/features/controls/forms/draw-form.ts';
import { type DrawProblem, drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { authoriseRoundManager } from '#app/features/controls/server/require-round.server.ts';
import { DrawForm } from '#app/features/controls/ui/draw-form.tsx';
import { RoundHeader } from '#app/features/controls/ui/round-header.tsx';
import { SameFrameDraws } from '#app/features/controls/ui/same-frame-draws.tsx';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { Section } from '#app/shared/ui/section.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Dra urvalet, ${page?.round.name ?? ''} – Aktsam` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadRoundOverview(args.context.services, actor, requireIdParam<RoundId>(args.params, 'roundId'));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const roundId = requireIdParam<RoundId>(args.params, 'roundId');
  authoriseRoundManager(args.context.services, actor, roundId);
  const values = readDrawForm(await args.request.formData());
  const input = parseDrawForm(values);
  if (!input.ok) return data({ errors: input.error, values }, { status: 422 });
  const drawn = drawRound(args.context.services, actor, roundId, input.value);
  // Drawn by an earlier click or in another tab: the draw that was made is the one to look at.
  if (drawn.ok || drawn.error.kind === 'alreadyDrawn') return redirect(`/omgangar/${roundId}#dragning`);
  return data({ errors: [problemInWords(drawn.error)], values }, { status: 422 });
}

function problemInWords(problem: Exclude<DrawProblem, { kind: 'alreadyDrawn' }>): FormError {
  switch (problem.kind) {
    case 'notFrozen':
      return { message: 'Urvalsramen är inte fryst. Frys den först. Inget urval är draget.' };
    case 'redrawClosed':
      return {
        message: 'Granskningarna är fördelade, så urvalet kan inte dras om. Det tidigare urvalet gäller.',
      };
    case 'redrawReasonMissing':
      return {
        field: 'redrawReason',
        message: 'Skriv varför urvalet ska dras om. Det tidigare urvalet gäller.',
      };
    case 'quotasExceedSize':
      return {
        message: `Minst-kraven väljer ${problem.chosenByQuotas} ärenden, men urvalet är ${problem.size}. Ändra kontrollen och starta en ny omgång. Inget urval är draget.`,
      };
    default:
      return { message: 'Kontrollens urval går inte att dra. Ändra kontrollen och starta en ny omgång.' };
  }
}

export default function Draw() {
  const overview = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { round, draws, may, designInWords, otherDraws } = overview;
  const errors: readonly FormError[] = answer?.errors ?? [];
  const fieldErrors = errors.filter((error): error is FieldError => error.field !== undefined);
  return (
    <>
      <RoundHeader overview={overview} />
      <ErrorSummary title="Urvalet drogs inte" errors={errors} />
      <Section title={draws.length > 0 ? 'Dra om urvalet' : 'Dra urvalet'} lead={<p>{designInWords}.</p>}>
        <SameFrameDraws draws={otherDraws} isDrawn={false} />
        {may.draw || may.redraw ? (
          <DrawForm
            roundId={round.id}
            drawCount={draws.length}
            values={answer?.values}
            errors={fieldErrors}
          />
        ) : (
          <p>Urvalet kan inte dras nu. Gå till omgången för att se vad som återstår.</p>
        )}
      </Section>
    </>
  );
}
