import { Form } from '@remix-run/react';
import type { Evaluation, Lack } from '#app/features/checklists/domain/evaluate.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { DeviationDrafts } from './deviation-drafts.tsx';
import styles from './review-page.module.css';

const lackWords: Readonly<Record<Lack, string>> = {
  answer: 'inget svar',
  reason: 'beskrivning eller skäl saknas',
  comment: 'kommentar saknas',
};

type HandInProps = { reviewId: number; evaluation: Evaluation; onIncomplete: () => void };

/** The last step: what is left, what will be made, and the button. */
export function HandIn({ reviewId, evaluation, onIncomplete }: HandInProps) {
  const lacking = evaluation.states.filter(({ lacks }) => lacks.length > 0);
  return (
    <section className={styles.handIn} aria-labelledby="lamna-in-rubrik">
      <h2 id="lamna-in-rubrik" className={styles.sectionTitle}>
        Lämna in
      </h2>
      {lacking.length > 0 ? (
        <>
          <p>Kvar innan du kan lämna in:</p>
          <ul>
            {lacking.map(({ question, lacks }) => (
              <li key={question.key}>
                <a href={`#fraga-${question.key}`}>{question.shortName}</a>:{' '}
                {lacks.map((lack) => lackWords[lack]).join(', ')}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>När du lämnar in</h3>
      <DeviationDrafts drafts={evaluation.deviationDrafts} />
      <Form
        method="post"
        action={`/granskningar/${reviewId}/lamna-in`}
        onSubmit={(event) => {
          if (evaluation.isComplete) return;
          event.preventDefault();
          onIncomplete();
        }}
      >
        <Button id="lamna-in">Lämna in granskningen</Button>
      </Form>
    </section>
  );
}
