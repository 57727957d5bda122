import { Link } from '@remix-run/react';
import { deviationStateWords } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { addressOfReview } from '#app/features/reviews/ui/open-review-table.tsx';
import type { DeviationState } from '#app/shared/domain/vocabulary.ts';
import { plural } from '#app/shared/text/format.ts';
import { NarrowNote } from '#app/shared/ui/narrow-note.tsx';
import { ProgressBar } from '#app/shared/ui/progress-bar.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';

type RoundToReview = {
  roundId: number;
  controlName: string;
  roundName: string;
  dueOn: string;
  isOverdue: boolean;
  total: number;
  finished: number;
  next: {
    reviewId: number;
    caseKey: string;
    progress: { answered: number; applicable: number } | null;
    resumeAt: string | null;
  } | null;
  returned: readonly { reviewId: number; caseKey: string; openComments: number }[];
};

/** A date that something must be done by; late in words as well as in shape. */
export function DueOn({ dueOn, isOverdue }: { dueOn: string; isOverdue: boolean }) {
  return (
    <>
      {dueOn} {isOverdue ? <Status tone="warning">Försenad</Status> : null}
    </>
  );
}

/** One line a round: how far the person has come in it, and the review to go on with, at the question where she was. */
export function WaitingReviews({ rounds }: { rounds: readonly RoundToReview[] }) {
  const left = rounds.reduce((sum, { total, finished }) => sum + total - finished, 0);
  return (
    <Section title={`${plural(left, 'granskning', 'granskningar')} att göra`}>
      <Table caption="Granskningar att göra" captionHidden>
        <thead>
          <tr>
            <th scope="col">Omgång</th>
            <th scope="col">Hur långt</th>
            <th scope="col" data-wide="">
              Klart senast
            </th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <tr key={round.roundId}>
              <td>
                <Link to={`/granskningar?omgang=${round.roundId}`}>
                  {round.controlName}, {round.roundName}
                </Link>
                <NarrowNote>
                  Senast <DueOn dueOn={round.dueOn} isOverdue={round.isOverdue} />
                </NarrowNote>
              </td>
              <td>
                <ProgressBar
                  value={round.finished}
                  max={round.total}
                  label={`${round.finished} av ${round.total} klara`}
                />
                {round.returned.map(({ reviewId, caseKey, openComments }) => (
                  <div key={reviewId}>
                    Skickad tillbaka
                    {openComments > 0 ? ` med ${plural(openComments, 'kommentar', 'kommentarer')}` : ''}:{' '}
                    <Link to={`/granskningar/${reviewId}`}>{caseKey}</Link>
                  </div>
                ))}
                {round.next === null ||
                round.returned.some(({ reviewId }) => reviewId === round.next?.reviewId) ? null : (
                  <Link to={addressOfReview(round.next)}>
                    {round.next.progress === null ? 'Börja med' : 'Fortsätt med'} {round.next.caseKey}
                  </Link>
                )}
              </td>
              <td data-nowrap data-wide="">
                <DueOn dueOn={round.dueOn} isOverdue={round.isOverdue} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

type WaitingDeviation = {
  id: number;
  number: string;
  title: string;
  caseKey: string;
  state: DeviationState;
  dueOn: string;
  isOverdue: boolean;
};

export function WaitingDeviations({ deviations }: { deviations: readonly WaitingDeviation[] }) {
  return (
    <Deviations
      title={`${plural(deviations.length, 'avvikelse', 'avvikelser')} att ta hand om`}
      deviations={deviations}
    />
  );
}

/** Those that wait for others and have waited too long. */
export function OverdueDeviations({ deviations }: { deviations: readonly WaitingDeviation[] }) {
  return (
    <Deviations
      title={plural(deviations.length, 'försenad avvikelse', 'försenade avvikelser')}
      deviations={deviations}
    />
  );
}

function Deviations({ title, deviations }: { title: string; deviations: readonly WaitingDeviation[] }) {
  return (
    <Section title={title}>
      <Table caption={`${title}, med läge och datum`} captionHidden>
        <thead>
          <tr>
            <th scope="col">Avvikelse</th>
            <th scope="col">Läge</th>
            <th scope="col" data-wide="">
              Klart senast
            </th>
          </tr>
        </thead>
        <tbody>
          {deviations.map((deviation) => (
            <tr key={deviation.id}>
              <td>
                <Link to={`/avvikelser/${deviation.id}`}>{deviation.number}</Link>
                <div>
                  {deviation.title}
                  {deviation.caseKey === '' ? '' : `, ärende ${deviation.caseKey}`}
                </div>
                <NarrowNote>
                  Senast <DueOn dueOn={deviation.dueOn} isOverdue={deviation.isOverdue} />
                </NarrowNote>
              </td>
              <td>
                <Status tone={deviation.state === 'new' ? 'warning' : 'info'}>
                  {deviation.state === 'new' ? 'Ska bedömas' : deviationStateWords[deviation.state]}
                </Status>
              </td>
              <td data-nowrap data-wide="">
                <DueOn dueOn={deviation.dueOn} isOverdue={deviation.isOverdue} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
