import { Form } from '@remix-run/react';
import type { Evaluation, Lack } from '#app/features/checklists/domain/evaluate.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { DeviationDrafts } from './deviation-drafts.tsx';
import styles from './review-page.module.css';

const lackWords: Readonly<Record<Lack, string>> = {
  answer: 'inget svar',
  reason: 'beskrivning eller skäl saknas',
  comment: 'kommentar saknas',
  evidence: 'plats i akten saknas',
};

/** The whole checklist is one form with this id, so that the button down here can send it. */
export const CHECKLIST_FORM = 'checklista';

type HandInProps = { reviewId: number; evaluation: Evaluation; isAlive: boolean; onIncomplete: () => void };

/** The last step: what is left, what will be made, and the button. */
export function HandIn({ reviewId, evaluation, isAlive, onIncomplete }: HandInProps) {
  const action = `/granskningar/${reviewId}/lamna-in`;
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
            {lacking.map(({ question, key, itemNumber, lacks }) => (
              <li key={key}>
                <a href={`#fraga-${key}`}>
                  {question.shortName}
                  {itemNumber === undefined ? '' : ` (${itemNumber})`}
                </a>
                : {lacks.map((lack) => lackWords[lack]).join(', ')}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>När du lämnar in</h3>
      <DeviationDrafts drafts={evaluation.deviationDrafts} isComplete={evaluation.isComplete} />
      {isAlive ? (
        <Form
          method="post"
          action={action}
          onSubmit={(event) => {
            if (evaluation.isComplete) return;
            event.preventDefault();
            onIncomplete();
          }}
        >
          <Button id="lamna-in">Lämna in granskningen</Button>
        </Form>
      ) : (
        <Button id="lamna-in" form={CHECKLIST_FORM} formAction={action}>
          Lämna in granskningen
        </Button>
      )}
    </section>
  );
}
