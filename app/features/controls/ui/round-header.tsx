import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { deepeningInWords, hitsOf } from '#app/features/controls/domain/deepening.ts';
import type { RoundFacts } from '#app/features/controls/domain/round-overview.ts';
import type { RoundState } from '#app/shared/domain/vocabulary.ts';
import { formatDateTime, listInWords, plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { type Step, Steps } from '#app/shared/ui/steps.tsx';
import { roundStatus } from './control-words.ts';
import { nextStepOf, type ReviewingStage } from './next-step.ts';

type Props = {
  overview: RoundFacts;
  /** How far the reviews have come, such as "6 av 10 inlämnade". */
  reviewNote?: ReactNode;
  /** What a round under way waits for. */
  stage?: ReviewingStage | undefined;
  actions?: ReactNode;
  /** A page of its own for one of the steps: the way back is to the round. */
  isOneStep?: boolean;
};

/** The round's name, where it stands and its five steps. */
export function RoundHeader({ overview, reviewNote, stage: seen, actions, isOneStep = false }: Props) {
  const { round, control } = overview;
  const stage = seen ?? UNDER_WAY;
  const isPartly = round.state === 'finalised' && seen !== undefined && PARTLY.has(seen.kind);
  const { label, tone } = roundStatus({
    state: round.state,
    isAborted: round.aborted !== null,
    areAnswersOpen: stage.kind === 'answersOpen',
  });
  return (
    <>
      <PageHeader
        back={
          isOneStep
            ? { to: `/omgangar/${round.id}`, label: 'Till omgången' }
            : overview.follows
              ? { to: `/atgarder/${overview.follows.id}`, label: `Åtgärd ${overview.follows.number}` }
              : { to: `/kontroller/${control.id}`, label: control.name }
        }
        eyebrow={`Omgång ${round.number}`}
        title={round.name}
        lead={
          <>
            <Status tone={tone}>{label}</Status> {round.unitName} · referensdatum {round.referenceOn} ·
            granskas senast {round.dueOn} · ansvarig {round.ownerName}
          </>
        }
        actions={overview.may.remove ? <PlannedActions roundId={round.id} /> : actions}
      />
      {round.aborted ? (
        <Notice tone="info" title="Omgången är avbruten">
          <p>
            {round.aborted.byName} avbröt den {formatDateTime(round.aborted.at)}. Skäl: {round.aborted.reason}
          </p>
          {round.aborted.begun > 0 ? (
            <p>
              {plural(round.aborted.begun, 'granskning var påbörjad', 'granskningar var påbörjade')} och inget
              var inlämnat. Svaren är sparade men räknas inte.
            </p>
          ) : null}
        </Notice>
      ) : null}
      <Steps label="Omgångens steg" items={stepsOf(overview, reviewNote, stage, isPartly)} />
      {round.aborted ? null : <NextStep overview={overview} stage={stage} />}
      <Stack gap="small">
        <DeepeningText overview={overview} />
        {overview.follows ? (
          <p>
            Uppföljning av åtgärden{' '}
            <Link to={`/atgarder/${overview.follows.id}`}>{overview.follows.number}</Link>: samma frågor som
            när bristerna hittades.
          </p>
        ) : null}
        <p>
          Granskare: {listInWords(overview.reviewerNames) || 'ingen än'}
          {overview.may.addReviewers ? (
            <>
              {' · '}
              <Link to={`/omgangar/${round.id}/granskare`}>lägg till granskare</Link>
            </>
          ) : null}
        </p>
        <p>
          Så granskas det: {overview.procedureInWords.join(' ')}
          {overview.may.edit ? (
            <>
              {' '}
              <Link to={`/omgangar/${round.id}/redigera`}>Ändra hur det granskas</Link>
            </>
          ) : null}
        </p>
      </Stack>
    </>
  );
}

/** How the round belongs together with the one whose hits it deepens, or with those that deepen its own. */
function DeepeningText({ overview: { deepening, deepenedIn } }: { overview: RoundFacts }) {
  return (
    <>
      {deepening ? (
        <p>
          {deepeningInWords(deepening)}{' '}
          <Link to={`/omgangar/${deepening.roundId}`}>Till omgången som screenades</Link>
        </p>
      ) : null}
      {deepenedIn.map((deeper) => (
        <p key={deeper.roundId}>
          {hitsOf(deeper)} fördjupas i <Link to={`/omgangar/${deeper.roundId}`}>{deeper.roundName}</Link>.
        </p>
      ))}
    </>
  );
}

function PlannedActions({ roundId }: { roundId: number }) {
  return (
    <>
      <ButtonLink to={`/omgangar/${roundId}/redigera`} variant="secondary">
        Ändra namn och datum
      </ButtonLink>
      <RemoveRound roundId={roundId} />
    </>
  );
}

/** For a round started by mistake, while there is nothing in it. */
function RemoveRound({ roundId }: { roundId: number }) {
  return (
    <ConfirmDialog
      trigger="Ta bort omgången"
      triggerVariant="quiet"
      title="Ta bort omgången?"
      confirmLabel="Ta bort omgången"
      confirmVariant="danger"
      action={`/omgangar/${roundId}/ta-bort`}
    >
      <p>
        Inget är fryst eller draget i omgången. Kontrollen är kvar. Att omgången fanns och togs bort står i
        loggen.
      </p>
    </ConfirmDialog>
  );
}

/** The one thing that waits now. */
function NextStep({ overview, stage }: { overview: RoundFacts; stage: ReviewingStage }) {
  const next = nextStepOf(overview, stage);
  return next ? (
    <p>
      Nästa steg: <Link to={next.to}>{next.label}</Link>
    </p>
  ) : null;
}

const ORDER: Readonly<Record<RoundState, number>> = {
  planned: 0,
  frozen: 1,
  drawn: 2,
  reviewing: 2,
  finalised: 5,
};

const UNDER_WAY: ReviewingStage = { kind: 'underWay', toAgree: 0 };

/** The step of reviewing. */
const REVIEWING = 2;

/** Which step a round under way is at. */
const CURRENT: Readonly<Record<ReviewingStage['kind'], number>> = {
  ...{ underWay: 2, toAgree: 2, toApprove: 2, answering: 2 },
  finished: 3,
  answersOpen: 4,
};

/** What the reviews of a finalised round still waited for where some were left out. */
const PARTLY: ReadonlySet<ReviewingStage['kind']> = new Set(['underWay', 'toAgree', 'toApprove']);

function stepsOf(
  overview: RoundFacts,
  reviewNote: ReactNode,
  stage: ReviewingStage,
  isPartly: boolean,
): Step[] {
  const { round, frame, sampleSize } = overview;
  // The whole address, since the header also stands on pages that hold only one of the steps.
  const page = `/omgangar/${round.id}`;
  const isVignette = stage.kind === 'answering' || stage.kind === 'answersOpen';
  const current = round.state === 'reviewing' ? CURRENT[stage.kind] : ORDER[round.state];
  const stateOf = (index: number) => (index < current ? 'done' : index === current ? 'current' : 'upcoming');
  const steps: Omit<Step, 'state'>[] = [
    {
      label: 'Urvalsram',
      to: `${page}#urvalsram`,
      note: frame ? plural(frame.size, 'ärende', 'ärenden') : undefined,
    },
    {
      label: 'Dragning',
      to: `${page}#dragning`,
      note: sampleSize === null ? undefined : plural(sampleSize, 'draget ärende', 'dragna ärenden'),
    },
    { label: 'Granskning', to: `${page}#granskning`, note: reviewNote },
    {
      label: 'Resultat',
      to: `${page}#resultat`,
      note: stage.kind === 'answersOpen' ? 'Svaren är öppnade' : undefined,
    },
    // Nothing is counted in a round of vignettes, so there is nothing to finalise.
    ...(isVignette && round.state !== 'finalised'
      ? []
      : [{ label: 'Fastställd', to: `${page}#faststalld`, note: round.finalNumber ?? undefined }]),
  ];
  // Nothing comes after where a round was given up.
  const shown = round.aborted ? steps.slice(0, current + 1) : steps;
  return shown.map((step, index) => ({
    ...step,
    state: isPartly && index === REVIEWING ? 'ended' : stateOf(index),
  }));
}
