import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { RoundOverview } from '#app/features/controls/domain/round-overview.ts';
import type { RoundState } from '#app/shared/domain/vocabulary.ts';
import { formatDate, formatLongDate, plural } from '#app/shared/text/format.ts';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { type Step, Steps } from '#app/shared/ui/steps.tsx';
import { ROUND_STATE_WORDS } from './control-words.ts';

type Props = {
  overview: RoundOverview;
  /** How far the reviews have come, such as "6 av 10 inlämnade". */
  reviewNote?: ReactNode;
  /** Every review is handed in: what waits is the result. */
  areReviewsFinished?: boolean;
  actions?: ReactNode;
};

/** The round's name, where it stands and its five steps. */
export function RoundHeader({ overview, reviewNote, areReviewsFinished = false, actions }: Props) {
  const { round, control } = overview;
  const { label, tone } = ROUND_STATE_WORDS[round.state];
  return (
    <>
      <PageHeader
        back={{ to: `/kontroller/${control.id}`, label: control.name }}
        eyebrow={`Omgång ${round.number}`}
        title={round.name}
        lead={
          <>
            <Status tone={tone}>{label}</Status> {round.unitName} · referensdatum{' '}
            {formatLongDate(round.referenceOn)} · granskas senast {formatLongDate(round.dueOn)} · ansvarig{' '}
            {round.ownerName}
          </>
        }
        actions={actions}
      />
      <Steps label="Omgångens steg" items={stepsOf(overview, reviewNote, areReviewsFinished)} />
    </>
  );
}

/** A link back from the pages that belong to a round. */
export function RoundLink({ overview }: { overview: Pick<RoundOverview, 'round'> }) {
  return <Link to={`/omgangar/${overview.round.id}`}>{overview.round.name}</Link>;
}

const ORDER: Readonly<Record<RoundState, number>> = {
  planned: 0,
  frozen: 1,
  drawn: 2,
  reviewing: 2,
  finalised: 5,
};

function stepsOf(overview: RoundOverview, reviewNote: ReactNode, areReviewsFinished: boolean): Step[] {
  const { round, frame, draws } = overview;
  const current = round.state === 'reviewing' && areReviewsFinished ? 3 : ORDER[round.state];
  const stateOf = (index: number) => (index < current ? 'done' : index === current ? 'current' : 'upcoming');
  const draw = draws.at(-1);
  const steps: Omit<Step, 'state'>[] = [
    {
      label: 'Urvalsram',
      to: '#urvalsram',
      note: frame
        ? `${plural(frame.size, 'ärende', 'ärenden')}, fryst ${formatDate(frame.frozenAt)}`
        : undefined,
    },
    {
      label: 'Dragning',
      to: '#dragning',
      note: draw
        ? `${plural(draw.cases.filter(({ isReplaced }) => !isReplaced).length, 'ärende', 'ärenden')}, ${formatDate(draw.drawnAt)}`
        : undefined,
    },
    { label: 'Granskning', to: '#granskning', note: reviewNote },
    { label: 'Resultat', to: '#resultat' },
    {
      label: 'Fastställd',
      to: '#faststalld',
      note: round.finalisedAt ? `${round.finalNumber ?? ''} ${formatDate(round.finalisedAt)}` : undefined,
    },
  ];
  return steps.map((step, index) => ({ ...step, state: stateOf(index) }));
}
