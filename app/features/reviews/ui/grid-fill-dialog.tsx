import { useEffect, useId, useRef } from 'react';
import { answerInWords } from '#app/features/checklists/domain/answer-words.ts';
import { plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import styles from './grid.module.css';
import type { FillQuestion, GridAnswers } from './use-grid-answers.ts';

/** Nothing that is answered is written over unasked. */
export function GridFillDialog({ asked, answers }: { asked: FillQuestion; answers: GridAnswers }) {
  const { source, question, places, plan } = asked;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const count = plan.answered.length;
  const empty = plan.writes.length;
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} onClose={answers.dropFill}>
      <h2 id={titleId}>
        {plural(count, 'cell har redan ett annat svar', 'celler har redan ett annat svar')}
      </h2>
      <p>
        Du fyller {question.shortName} med {answerInWords(question, source)}. Skrivs de besvarade över kan du
        ångra allt i ett steg.
      </p>
      <div className={styles.buttons}>
        {empty === 0 ? null : (
          <Button type="button" onClick={() => answers.fill(source, question, places, 'onlyEmpty')}>
            Fyll bara {plural(empty, 'tom cell', 'tomma celler')}
          </Button>
        )}
        <Button
          type="button"
          variant="secondary"
          onClick={() => answers.fill(source, question, places, 'alsoAnswered')}
        >
          Skriv även över {plural(count, 'besvarad', 'besvarade')}
        </Button>
        <Button type="button" variant="quiet" onClick={answers.dropFill}>
          Avbryt
        </Button>
      </div>
    </dialog>
  );
}
