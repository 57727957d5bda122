import { Link } from '@remix-run/react';
import { deviationStateWords } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import type { DeviationState } from '#app/shared/domain/vocabulary.ts';
import { plural } from '#app/shared/text/format.ts';
import { NarrowNote } from '#app/shared/ui/narrow-note.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';

type WaitingReview = {
  reviewId: number;
  caseKey: string;
  controlName: string;
  roundName: string;
  dueOn: string;
  isOverdue: boolean;
  answeredCount: number;
  applicableCount: number;
};

/** A date that something must be done by; late in words as well as in shape. */
export function DueOn({ dueOn, isOverdue }: { dueOn: string; isOverdue: boolean }) {
  return (
    <>
      {dueOn} {isOverdue ? <Status tone="warning">Försenad</Status> : null}
    </>
  );
}

export function WaitingReviews({ reviews }: { reviews: readonly WaitingReview[] }) {
  return (
    <Section title={`${plural(reviews.length, 'granskning', 'granskningar')} att göra`}>
      <Table caption="Granskningar att göra" captionHidden>
        <thead>
          <tr>
            <th scope="col">Ärende</th>
            <th scope="col">Hur långt</th>
            <th scope="col">Klart senast</th>
          </tr>
        </thead>
        <tbody>
          {reviews.map((review) => (
            <tr key={review.reviewId}>
              <td>
                <Link to={`/granskningar/${review.reviewId}`}>{review.caseKey}</Link>
                <div>
                  {review.controlName}, {review.roundName}
                </div>
                <NarrowNote>
                  Senast <DueOn dueOn={review.dueOn} isOverdue={review.isOverdue} />
                </NarrowNote>
              </td>
              <td>
                {review.answeredCount === 0
                  ? 'Inte påbörjad'
                  : `${review.answeredCount} av ${review.applicableCount} besvarade`}
              </td>
              <td data-nowrap>
                <DueOn dueOn={review.dueOn} isOverdue={review.isOverdue} />
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
            <th scope="col">Klart senast</th>
          </tr>
        </thead>
        <tbody>
          {deviations.map((deviation) => (
            <tr key={deviation.id}>
              <td>
                <Link to={`/avvikelser/${deviation.id}`}>{deviation.number}</Link>
                <div>
                  {deviation.title}, ärende {deviation.caseKey}
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
              <td data-nowrap>
                <DueOn dueOn={deviation.dueOn} isOverdue={deviation.isOverdue} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
