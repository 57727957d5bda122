import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import type { RefusedWords } from '#app/features/reviews/server/refused-words.server.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { ErrorPage } from '#app/shared/ui/error-page.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { UnsavedAnswers } from './unsaved-answers.tsx';

/** Instead of a page of a review: what happened, what is kept, and what was typed, to be copied. */
export function RefusedPage() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const words = isRouteErrorResponse(error) ? wordsIn(error.data) : undefined;
  if (!words || (words.answers.length === 0 && words.comment === '')) return <ErrorPage status={status} />;
  return (
    <>
      <PageHeader
        title="Granskningen är inte längre din"
        back={{ to: '/granskningar', label: 'Mina granskningar' }}
        lead="Den kan ha lämnats över till någon annan, eller så har din roll ändrats. Svar som redan var sparade följer med granskningen, men där flera granskar var för sig börjar nästa granskare om. Inget av det som skickades nu är sparat."
      />
      <UnsavedAnswers {...words} />
      <p>
        <ButtonLink to="/granskningar" variant="secondary">
          Till mina granskningar
        </ButtonLink>
      </p>
    </>
  );
}

function wordsIn(data: unknown): RefusedWords | undefined {
  const isOurs = typeof data === 'object' && data !== null && 'answers' in data && 'comment' in data;
  return isOurs ? (data as RefusedWords) : undefined;
}
