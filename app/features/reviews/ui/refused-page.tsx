import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { ClosedReview } from '#app/features/reviews/server/closed-by-round.server.ts';
import type { RefusedWords } from '#app/features/reviews/server/refused-words.server.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { ErrorPage, statusOfError } from '#app/shared/ui/error-page.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { UnsavedAnswers } from './unsaved-answers.tsx';

/** Instead of a page of a review: what happened, what is kept, and what was typed, to be copied. */
export function RefusedPage() {
  const error = useRouteError();
  const status = statusOfError(error);
  const closed = isRouteErrorResponse(error) ? closedIn(error.data) : undefined;
  if (closed) return <ClosedPage {...closed} />;
  const words = isRouteErrorResponse(error) ? wordsIn(error.data) : undefined;
  if (!words || (words.answers.length === 0 && words.comment === '')) return <ErrorPage status={status} />;
  return (
    <NotYours
      title="Granskningen är inte längre din"
      lead="Den kan ha lämnats över till någon annan, eller så har din roll ändrats. Svar som redan var sparade följer med granskningen, men där flera granskar var för sig börjar nästa granskare om. Inget av det som skickades nu är sparat."
    >
      <UnsavedAnswers {...words} />
    </NotYours>
  );
}

const KEPT: Readonly<Record<ClosedReview['kept'], string>> = {
  counted: 'Det du lämnade in finns kvar och är med i resultatet.',
  handedIn: 'Det du lämnade in finns kvar.',
  unfinished: 'Det du hade sparat finns kvar, men granskningen är inte med i resultatet.',
};

function ClosedPage({ roundName, kept }: ClosedReview) {
  return (
    <NotYours
      title="Granskningen är stängd"
      eyebrow={roundName}
      lead={`Omgången är fastställd, så granskningen är stängd. ${KEPT[kept]} Den som leder omgången kan se svaren.`}
    />
  );
}

type NotYoursProps = { title: string; lead: string; eyebrow?: string; children?: ReactNode };

function NotYours({ children, ...header }: NotYoursProps) {
  return (
    <>
      <PageHeader {...header} back={{ to: '/granskningar', label: 'Mina granskningar' }} />
      {children}
      <p>
        <ButtonLink to="/granskningar" variant="secondary">
          Till mina granskningar
        </ButtonLink>
      </p>
    </>
  );
}

function closedIn(data: unknown): ClosedReview | undefined {
  const isOurs = typeof data === 'object' && data !== null && 'closed' in data;
  return isOurs ? (data.closed as ClosedReview) : undefined;
}

function wordsIn(data: unknown): RefusedWords | undefined {
  const isOurs = typeof data === 'object' && data !== null && 'answers' in data && 'comment' in data;
  return isOurs ? (data as RefusedWords) : undefined;
}
