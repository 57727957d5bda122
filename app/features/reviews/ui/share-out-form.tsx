import { Form, Link } from '@remix-run/react';
import type { ShareOutPage } from '#app/features/reviews/server/load-share-out.server.ts';
import { formatDate, listInWords, plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { shareProblemInWords } from './share-out-words.ts';

type Props = {
  page: ShareOutPage;
  /** Something waits to be shared out, and the round is open for it. */
  isReady: boolean;
};

/** What keeps the cases from being shared out, and what keeps the program from knowing whose case is whose. */
export function ShareOutNotices({ page, isReady }: Props) {
  const { problem, strandedCount, reviewers } = page;
  return (
    <>
      {problem?.kind === 'noReviewers' ? (
        <Notice tone="warning" title="Omgången har inga granskare">
          <p>{shareProblemInWords(problem)}</p>
        </Notice>
      ) : null}
      {isReady && problem !== null && problem.kind !== 'noReviewers' ? (
        <Notice tone="warning" title="Alla ärenden kan inte fördelas">
          <p>{shareProblemInWords(problem)}</p>
        </Notice>
      ) : null}
      {isReady && strandedCount > 0 ? (
        <Notice tone="warning" title="Någon får inte längre granska">
          <p>
            {page.isEveryone
              ? `${plural(strandedCount, 'granskning', 'granskningar')} hör till någon vars roll har upphört eller flyttats, eller som är avstängd. När du fördelar läggs de åt sidan, för alla andra har redan ärendena.`
              : `${plural(strandedCount, 'ärende', 'ärenden')} har en granskare vars roll har upphört eller flyttats, eller som är avstängd. När du fördelar tar någon annan över. ${page.beginsAnew ? 'Svaren läggs åt sidan, och granskningen börjar om.' : 'Svaren följer med.'}`}
          </p>
        </Notice>
      ) : null}
      {page.isPossible ? <OwnCaseNotices reviewers={reviewers} ownCases={page.ownCases} /> : null}
    </>
  );
}

type OwnCaseNoticesProps = {
  reviewers: readonly { name: string; isUnknownName: boolean }[];
  ownCases: ShareOutPage['ownCases'];
};

function OwnCaseNotices({ reviewers, ownCases }: OwnCaseNoticesProps) {
  const { lacksCaseWorkers, unlinkedCount, namesOf } = ownCases;
  const unknown = reviewers.filter(({ isUnknownName }) => isUnknownName).map(({ name }) => name);
  return (
    <>
      {lacksCaseWorkers ? (
        <Notice tone="warning" title="Egna ärenden kan inte upptäckas">
          <p>
            Registret har ingen kolumn för handläggare, så programmet kan inte hindra att någon granskar ett
            eget ärende.
          </p>
        </Notice>
      ) : null}
      {unlinkedCount > 0 ? (
        <Notice tone="warning" title="Alla egna ärenden känns inte igen">
          <p>
            {plural(unlinkedCount, 'namn', 'namn')} bland handläggarna i urvalsramen{' '}
            {unlinkedCount === 1 ? 'är inte kopplat' : 'är inte kopplade'} till någon person i organisationen.
            Är någon av granskarna en av dem kan hon få ett eget ärende.{' '}
            {namesOf === null ? (
              'Be den som sköter registret att välja vilka de är innan du fördelar.'
            ) : (
              <Link to={`/register/${namesOf}/namn#handlaggare`}>
                {unlinkedCount === 1 ? 'Välj vem det är' : 'Välj vilka de är'}
              </Link>
            )}
          </p>
        </Notice>
      ) : null}
      {unknown.length > 0 ? (
        <Notice tone="warning" title={listInWords(unknown)}>
          <p>
            Namnet finns varken bland handläggarna i urvalsramen eller i de ärenden i registret som du får se.
            Kontrollera handläggarnamnet om personen har egna ärenden.
          </p>
        </Notice>
      ) : null}
    </>
  );
}

/** What is about to be given out, the button that does it, and the way to do it by hand instead. */
export function ShareOutForm({ page, isReady }: Props) {
  const { round, isSharedByHand, isEveryone, isPossible } = page;
  const byHand = `/omgangar/${round.id}/fordela-for-hand`;
  if (!isPossible) {
    return <p>Granskningarna kan fördelas när urvalet är draget och omgången är öppen.</p>;
  }
  return (
    <Stack>
      {isReady ? <WhatIsGiven page={page} /> : <p>Alla dragna ärenden har de granskare de ska ha.</p>}
      <Stack isRow>
        {isSharedByHand && isReady ? <ButtonLink to={byHand}>Fördela för hand</ButtonLink> : null}
        {isReady ? (
          <Form method="post">
            <Button variant={isSharedByHand ? 'secondary' : 'primary'}>
              {isSharedByHand ? 'Fördela resten jämnt' : 'Fördela granskningarna'}
            </Button>
          </Form>
        ) : null}
        {isEveryone || (isSharedByHand && isReady) ? null : (
          <ButtonLink to={byHand} variant="secondary">
            {isReady ? 'Fördela för hand i stället' : 'Ändra för hand'}
          </ButtonLink>
        )}
      </Stack>
    </Stack>
  );
}

function WhatIsGiven({ page: { waitingCount, reviewCount, round } }: { page: ShareOutPage }) {
  const cases = plural(waitingCount, 'ärende', 'ärenden');
  const what =
    reviewCount > waitingCount
      ? `${cases} ska granskas, med ${plural(reviewCount, 'granskning', 'granskningar')} tillsammans,`
      : `${cases} ska granskas`;
  return (
    <p>
      {what} senast {formatDate(round.dueOn)}. När du fördelar dem ser varje granskare sina i Mina
      granskningar, och urvalet kan inte dras om.
    </p>
  );
}
