import { Link } from '@remix-run/react';
import { reviewStateWords } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import { formatNumber, listInWords } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { ReviewerOfReview } from './reviewer-of-review.tsx';

type Reviewer = { personId: number; name: string; load: number; willGet: number; unfinished: number };

type ReviewerSharesProps = { roundId: number; reviewers: readonly Reviewer[]; isReady: boolean };

/** Who has how many and would get how many; the way to hand over what somebody who is away has left. */
export function ReviewerShares({ roundId, reviewers, isReady }: ReviewerSharesProps) {
  const hasUnfinished = reviewers.some(({ unfinished }) => unfinished > 0);
  return (
    <Section title="Granskare">
      <Table caption="Granskare och antal ärenden" captionHidden>
        <thead>
          <tr>
            <th scope="col">Granskare</th>
            <th scope="col" data-numeric>
              Har nu
            </th>
            {isReady ? (
              <th scope="col" data-numeric>
                Får
              </th>
            ) : null}
            {hasUnfinished ? <th scope="col">Om någon är borta</th> : null}
          </tr>
        </thead>
        <tbody>
          {reviewers.map((reviewer) => (
            <tr key={reviewer.personId}>
              <th scope="row">{reviewer.name}</th>
              <td data-numeric>{formatNumber(reviewer.load)}</td>
              {isReady ? <td data-numeric>{formatNumber(reviewer.willGet)}</td> : null}
              {hasUnfinished ? (
                <td>
                  {reviewer.unfinished > 0 ? (
                    <Link to={`/omgangar/${roundId}/lamna-over/${reviewer.personId}`}>
                      Lämna över allt som {reviewer.name} har kvar
                    </Link>
                  ) : (
                    '–'
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

type AcrossTableProps = {
  across: readonly { unitName: string; caseCount: number; reviewerNames: readonly string[] }[];
};

/** Where groups look at each other's cases: which of the reviewers may have the cases of each unit. */
export function AcrossTable({ across }: AcrossTableProps) {
  return (
    <Section title="Vilka som granskar vilkas ärenden">
      <Table caption="Enheter och vilka som får granska deras ärenden" captionHidden>
        <thead>
          <tr>
            <th scope="col">Ärenden i</th>
            <th scope="col" data-numeric>
              Antal
            </th>
            <th scope="col">Granskas av någon av</th>
          </tr>
        </thead>
        <tbody>
          {across.map(({ unitName, caseCount, reviewerNames }) => (
            <tr key={unitName}>
              <th scope="row">{unitName}</th>
              <td data-numeric>{formatNumber(caseCount)}</td>
              <td>{reviewerNames.length > 0 ? listInWords(reviewerNames) : 'Ingen'}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

type Given = {
  reviewId: number;
  caseKey: string;
  reviewerName: string | null;
  state: ReviewState;
  isStranded: boolean;
};

export function GivenReviews({ given }: { given: readonly Given[] }) {
  return (
    <Section title="Vem har vad" lead="Öppna en granskning för att lämna över den till någon annan.">
      <Table caption="Fördelade granskningar" captionHidden>
        <thead>
          <tr>
            <th scope="col">Ärende</th>
            <th scope="col">Granskare</th>
            <th scope="col">Läge</th>
          </tr>
        </thead>
        <tbody>
          {given.map((review) => (
            <tr key={review.reviewId}>
              <th scope="row" data-nowrap>
                <Link to={`/granskningar/${review.reviewId}`}>{review.caseKey}</Link>
              </th>
              <td>
                <ReviewerOfReview reviewerName={review.reviewerName} isStranded={review.isStranded} />
              </td>
              <td>{reviewStateWords[review.state]}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
