import { useCallback, useState } from 'react';
import type { CaseColumns, ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { PrintButton } from '#app/features/checklists/ui/print-button.tsx';
import { approvalWords } from '#app/features/reviews/domain/approval-lifecycle.ts';
import type { CommentThread } from '#app/features/reviews/domain/comment-threads.ts';
import type { DeviationTiming } from '#app/features/reviews/domain/deviation-timing.ts';
import { reviewStateWords } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { AgreementOfReview } from '#app/features/reviews/server/agreement-of-review.server.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import { formatDate, listInWords } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { AgreementNotice, AgreementProvider } from './agreement-beside.tsx';
import type { StoredAnswer } from './answer-queue.ts';
import { AnsweredBlind } from './answered-blind.tsx';
import type { AssuranceToShow } from './assurance-panel.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CommentingProvider, type HeldComment } from './commenting.tsx';
import { DeviationsComeProvider } from './deviations-come.tsx';
import { ReviewActions } from './review-actions.tsx';
import { ReviewForm, type ReviewFormProps } from './review-form.tsx';
import styles from './review-page.module.css';
import { ReviewReadout } from './review-readout.tsx';
import { UnsavedAnswers } from './unsaved-answers.tsx';
import { AnsweringOver, VignetteText, type VignetteToShow } from './vignette-text.tsx';

export type ReviewPageProps = {
  review: {
    id: number;
    state: ReviewState;
    roundId: number;
    roundName: string;
    controlName: string;
    caseKey: string;
    unitName: string;
    referenceOn: string;
    dueOn: string;
    reviewerName: string | null;
    finishedAt: string | null;
    isProtected: boolean;
  };
  definition: ChecklistDefinition;
  columns: CaseColumns;
  /** Null for a case. */
  vignette: VignetteToShow | null;
  answers: readonly StoredAnswer[];
  /** What was typed without JavaScript and not saved. */
  held: ReviewFormProps['held'];
  nextReviewId: number | null;
  isMine: boolean;
  blindAmong: number | 'everyone' | null;
  deviationsCome: DeviationTiming;
  can: { write: boolean; reopen: boolean; assign: boolean; declareConflict: boolean };
  beginsAnew: boolean;
  candidates: readonly { personId: number; name: string; load: number }[];
  problem: string;
  agreement: AgreementOfReview | null;
  assurance: ReviewAssurance | null;
  /** A comment sent without JavaScript that was not kept. */
  unsaid: HeldComment | null;
  /** The person has just approved the one before. */
  isPreviousApproved: boolean;
  /** The civil date in Sweden when the page was read. */
  today: string;
};

type ReviewAssurance = AssuranceToShow & {
  revision: number;
  threads: readonly CommentThread[];
  can: { comment: boolean; sendBack: boolean };
  nextToApproveId: number | null;
};

const problemWords: Readonly<Record<string, string>> = {
  conflict:
    'Något svar hade redan ändrats någon annanstans och skrevs inte över. Vid frågan står både det sparade och ditt.',
  handedIn: 'Granskningen är redan inlämnad. Inga svar ändrades.',
  roundClosed: 'Omgången är inte öppen för granskning. Inga svar ändrades.',
  notAnAnswer: 'Något svar gick inte att läsa och sparades inte. Svara på frågan igen.',
  personalNumber:
    'Något svar sparades inte: där står något som ser ut som ett personnummer. Ta bort det och spara igen.',
  incomplete:
    'Dina svar är sparade, men granskningen är inte inlämnad: alla frågor är inte besvarade. Svara på dem som är kvar.',
  nothingSaid: 'Granskningen är inte skickad tillbaka. Skriv först en kommentar om vad som behöver ändras.',
  unresolved: 'Granskningen är inte godkänd: en kommentar är inte markerad som klar.',
  changed: 'Granskningen har ändrats sedan du öppnade sidan och är inte godkänd. Läs den igen.',
  notPossible: 'Det går inte nu: granskningen väntar inte på godkännande.',
  overlamning: 'Granskningen kan inte lämnas till den personen. Den ligger kvar där den var.',
};

/** Facts to the left, questions to the right; one column where there is no room. */
export function ReviewPage(props: ReviewPageProps) {
  const { review, definition, columns, answers, can, problem } = props;
  const parts = { definition, columns, referenceOn: review.referenceOn, stored: answers };
  const [isBegun, setIsBegun] = useState(false);
  // An approver sends back with what is to be changed; what is approved is opened again.
  const isApproving = props.assurance?.can.sendBack === true && !props.isMine;
  const onSaved = useCallback(() => setIsBegun(true), []);
  return (
    <CommentingProvider reviewId={review.id} assurance={props.assurance} held={props.unsaid}>
      <PageHeader
        eyebrow={`${review.controlName}, ${review.roundName}`}
        title={
          props.vignette
            ? `Vinjett: ${props.vignette.title}`
            : `Granskning av ${review.caseKey}${props.agreement ? ', gemensamt svar' : ''}`
        }
        lead={<Lead {...props} isBegun={isBegun} />}
        back={
          props.isMine
            ? { to: '/granskningar', label: 'Mina granskningar' }
            : props.assurance?.can.sendBack
              ? { to: '/granskningar/att-godkanna', label: 'Att godkänna' }
              : { to: `/omgangar/${review.roundId}`, label: 'Till omgången' }
        }
        actions={
          <>
            <PrintButton />
            {props.nextReviewId !== null && review.state === 'finished' ? (
              <ButtonLink to={`/granskningar/${props.nextReviewId}`}>Nästa granskning</ButtonLink>
            ) : null}
            <ReviewActions
              reviewId={review.id}
              can={{ ...can, reopen: can.reopen && !isApproving }}
              beginsAnew={props.beginsAnew}
              candidates={props.candidates}
            />
          </>
        }
      />
      {problemWords[problem] ? (
        <Notice tone="warning" live>
          <p>{problemWords[problem]}</p>
        </Notice>
      ) : null}
      <UnsavedAnswers
        answers={can.write ? [] : props.held}
        comment={props.assurance?.can.comment ? '' : (props.unsaid?.text ?? '')}
      />
      {props.vignette?.isOpen && props.isMine ? (
        <AnsweringOver roundId={review.roundId} isHandedIn={review.state === 'finished'} />
      ) : null}
      {props.isPreviousApproved ? (
        <Notice tone="success" live>
          <p>Den förra granskningen är godkänd. Här är nästa.</p>
        </Notice>
      ) : null}
      {props.isMine && props.blindAmong !== null ? <AnsweredBlind among={props.blindAmong} /> : null}
      <AgreementNotice reviewId={review.id} agreement={props.agreement} />
      <div className={styles.columns}>
        {props.vignette ? (
          <VignetteText vignette={props.vignette} facts={factsBeside(review.caseKey, columns)} />
        ) : (
          <CaseFacts {...review} columns={columns} />
        )}
        {can.write ? (
          <DeviationsComeProvider value={props.deviationsCome}>
            <ReviewForm
              reviewId={review.id}
              {...parts}
              held={props.held}
              assurance={props.assurance}
              today={props.today}
              onSaved={onSaved}
            />
          </DeviationsComeProvider>
        ) : (
          <Section title="Svar">
            <AgreementProvider agreement={props.agreement}>
              <ReviewReadout {...parts} assurance={props.assurance} />
            </AgreementProvider>
          </Section>
        )}
      </div>
    </CommentingProvider>
  );
}

/** What a vignette has beside its text; its own number says nothing to a reader. */
const factsBeside = (caseKey: string, columns: CaseColumns) =>
  Object.entries(columns).filter(([, value]) => value !== '' && value !== caseKey);

function Lead({ review, isBegun, agreement, assurance }: ReviewPageProps & { isBegun: boolean }) {
  // The first saved answer begins the review; the page is not read again for it.
  const state = review.state === 'assigned' && isBegun ? 'started' : review.state;
  const who = agreement
    ? `Gemensamt svar, ${listInWords(agreement.names)}`
    : (review.reviewerName ?? 'Ingen granskare utsedd');
  const words = assurance?.approval === 'returned' ? approvalWords.returned : reviewStateWords[state];
  const when = review.finishedAt ? ` ${formatDate(review.finishedAt)}` : `, klart senast ${review.dueOn}`;
  return (
    <p>
      {who}. {words}
      {when}.
    </p>
  );
}
