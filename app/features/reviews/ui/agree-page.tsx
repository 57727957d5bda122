import { Form, Link } from '@remix-run/react';
import type { AgreementPage, StepToShow } from '#app/features/reviews/server/load-agreement.server.ts';
import { listInWords, plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import type { HeldSettlement } from './agree-form.tsx';
import { AgreeQuestion } from './agree-question.tsx';
import { CaseFacts } from './case-facts.tsx';
import { DeviationDrafts } from './deviation-drafts.tsx';
import styles from './review-page.module.css';

/** What several answered differently, side by side, until they have agreed; what all answered alike is folded. */
export function AgreePage(props: AgreementPage & { held: HeldSettlement | null }) {
  const { review, columns, steps, reviewerNames } = props;
  const toSettle = steps.filter((step) => isAsked(step));
  const alike = steps.filter((step) => !isAsked(step));
  const left = steps.filter(({ isSettled }) => !isSettled).length;
  const question = (step: StepToShow) => (
    <AgreeQuestion
      key={`${step.key} ${step.revision}`}
      step={step}
      columns={columns}
      referenceOn={review.referenceOn}
      held={props.held?.typed.questionKey === step.key ? props.held : null}
    />
  );
  return (
    <>
      <PageHeader
        eyebrow={`${review.controlName}, ${review.roundName}`}
        title={`Enas om svaren i ${review.caseKey}`}
        back={{ to: '/granskningar', label: 'Mina granskningar' }}
        lead={
          <p>
            {listInWords(reviewerNames)} har granskat ärendet var för sig.{' '}
            {leftInWords(toSettle.length, left)}
            {review.isOwnToLeave ? (
              <>
                {' '}
                Är du jävig? <Link to={`/granskningar/${review.id}`}>Anmäl det på granskningens sida</Link>.
              </>
            ) : null}
          </p>
        }
      />
      {review.isReturned ? (
        <Notice tone="warning" title="Tillbaka för ändring">
          <p>
            Läs <Link to={`/granskningar/${review.id}`}>kommentarerna</Link> innan ni lämnar in igen.
          </p>
        </Notice>
      ) : null}
      <div className={styles.columns}>
        <CaseFacts {...review} columns={columns} />
        <div className={styles.questions}>
          {toSettle.length > 0 ? <Section title="Att enas om">{toSettle.map(question)}</Section> : null}
          {alike.length > 0 ? (
            <Section title="Lika svar">
              <Disclosure
                summary={`Visa ${plural(alike.length, 'svar', 'svar')} som inte behöver diskuteras`}
                open={alike.some(({ key }) => key === props.held?.typed.questionKey)}
              >
                {alike.map(question)}
              </Disclosure>
            </Section>
          ) : null}
          <HandInAgreed {...props} hasDifferences={toSettle.length > 0} />
        </div>
      </div>
    </>
  );
}

/** Whether the question is one to talk about: answered differently, opened by what they agreed on, or lacking something. */
function isAsked({ kind, isSettled }: StepToShow): boolean {
  return kind === 'different' || kind === 'opened' || !isSettled;
}

function leftInWords(count: number, left: number): string {
  if (count === 0) return 'Alla svar är lika.';
  if (left === 0) return 'Ni är klara med allt som skilde sig.';
  return `${plural(left, 'fråga', 'frågor')} kvar att enas om.`;
}

function HandInAgreed({
  review,
  isComplete,
  deviationDrafts,
  hasDifferences,
}: AgreementPage & { hasDifferences: boolean }) {
  return (
    <section id="lamna-in" aria-labelledby="lamna-in-rubrik" className={styles.handIn}>
      <h2 id="lamna-in-rubrik" className={styles.sectionTitle}>
        Lämna in
      </h2>
      <DeviationDrafts drafts={deviationDrafts} isComplete={isComplete} />
      {isComplete ? (
        <Form method="post" action={`/granskningar/${review.id}/lamna-in`}>
          <Button>
            {hasDifferences
              ? 'Lämna in det gemensamma svaret'
              : 'Alla svar är lika – lämna in det gemensamma svaret'}
          </Button>
        </Form>
      ) : (
        <p>När ni har enats om allt kan ni lämna in det gemensamma svaret.</p>
      )}
    </section>
  );
}
