import { Form } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { CaseColumns, ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { questionAt } from '#app/features/reviews/domain/prepare-answer.ts';
import { plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import type { QueueSnapshot, StoredAnswer } from './answer-queue.ts';
import { AssurancePanel, type AssuranceToShow } from './assurance-panel.tsx';
import { FormSection } from './form-section.tsx';
import { CHECKLIST_FORM, HandIn } from './hand-in.tsx';
import { KeyHelp } from './key-help.tsx';
import styles from './review-page.module.css';
import { ReviewProgress } from './review-progress.tsx';
import { questionNumbers, stopsOf } from './review-stops.ts';
import { type UnsavedAnswer, UnsavedAnswers } from './unsaved-answers.tsx';
import { type ReviewData, useAnswers } from './use-answers.ts';
import { useKeyMoves } from './use-key-moves.ts';
import { useKeysSwitch } from './use-keys-switch.ts';
import { useFocusOnOpen } from './use-question-focus.ts';
import { useReviewMoves } from './use-review-moves.ts';

export type ReviewFormProps = {
  reviewId: number;
  definition: ChecklistDefinition;
  columns: CaseColumns;
  referenceOn: string;
  stored: readonly StoredAnswer[];
  held: readonly (ReviewData['held'][number] & UnsavedAnswer)[];
  assurance: AssuranceToShow | null;
  today: string;
  /** Called when the first answer is on the server's disk: the review is then begun. */
  onSaved: () => void;
};

/** The questions of a review: answered by mouse, touch, keys or, without JavaScript, as one plain form. */
export function ReviewForm(props: ReviewFormProps) {
  const { definition, columns, referenceOn, today, assurance, onSaved } = props;
  const { queue, entries, evaluation } = useAnswers(props);
  const moves = useReviewMoves(props, queue, evaluation);
  const [hasKeys, switchKeys] = useKeysSwitch();
  useKeyMoves(hasKeys, props, queue, evaluation, moves);
  const [isAlive, setIsAlive] = useState(false);
  useEffect(() => setIsAlive(true), []);
  const hasSaved = Object.values(entries).some(({ savedAt }) => savedAt !== null);
  useEffect(() => {
    if (hasSaved) onSaved();
  }, [hasSaved, onSaved]);
  useFocusOnOpen(isAlive, stopsOf(definition, evaluation));
  const numbers = questionNumbers(evaluation);
  const unsent = [...numbers.keys()].filter((key) => entries[key]?.state === 'invalid');
  return (
    <div className={styles.questions}>
      {/* Hidden meanwhile by another answer: there is no field for it. */}
      <UnsavedAnswers answers={props.held.filter(({ questionKey }) => !numbers.has(questionKey))} />
      <UnsavedAnswers answers={refusedIn(entries, definition)} />
      <ReviewProgress
        evaluation={evaluation}
        entries={entries}
        keyTrouble={moves.keyTrouble}
        today={today}
        isAlive={isAlive}
        onNext={() => moves.toNextUnanswered(null)}
        onShowKeys={() => moves.dialog.current?.showModal()}
      />
      {assurance ? <AssurancePanel assurance={assurance} shown={[...numbers.keys()]} /> : null}
      <Form
        id={CHECKLIST_FORM}
        method="post"
        aria-label="Checklista"
        className={styles.form}
        onSubmit={(event) => {
          if (isAlive) event.preventDefault();
        }}
      >
        {/* Enter in a field presses the form's first button: it has to be this one, and not one that adds an item. */}
        {isAlive ? null : <Button className={styles.firstButton}>Spara svaren</Button>}
        {definition.sections.map((section) => (
          <FormSection
            key={section.key}
            {...{
              section,
              definition,
              columns,
              referenceOn,
              today,
              evaluation,
              numbers,
              queue,
              moves,
              isAlive,
            }}
          />
        ))}
        {isAlive ? null : <Button>Spara svaren</Button>}
      </Form>
      <HandIn
        reviewId={props.reviewId}
        definition={definition}
        evaluation={evaluation}
        isAlive={isAlive}
        unsent={unsent}
        onIncomplete={(lacking) => {
          if (evaluation.isComplete) moves.focus({ part: 'question', key: unsent[0] ?? '' });
          else moves.toNextUnanswered(null);
          moves.say(`inte inlämnad: ${plural(lacking, 'fråga', 'frågor')} kvar`);
        }}
      />
      <KeyHelp dialog={moves.dialog} isOn={hasKeys} onSwitch={switchKeys} />
    </div>
  );
}

/** What the server does not take any more, from somebody who may not answer now: to be copied also from here. */
function refusedIn(entries: QueueSnapshot, definition: ChecklistDefinition): UnsavedAnswer[] {
  return Object.entries(entries).flatMap(([questionKey, { state, draft, message }]) => {
    const question = state === 'refused' ? questionAt(definition, questionKey) : undefined;
    return question ? [{ questionKey, question, draft, message, stored: null }] : [];
  });
}
