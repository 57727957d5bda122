import { Form } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type {
  CaseColumns,
  ChecklistDefinition,
  Section,
} from '#app/features/checklists/domain/definition.ts';
import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import { Button } from '#app/shared/ui/button.tsx';
import type { AnswerQueue, StoredAnswer } from './answer-queue.ts';
import { CHECKLIST_FORM, HandIn } from './hand-in.tsx';
import { KeyHelp } from './key-help.tsx';
import { QuestionCard } from './question-card.tsx';
import styles from './review-page.module.css';
import { ReviewProgress } from './review-progress.tsx';
import { useAnswers } from './use-answers.ts';
import { useFocusOnOpen } from './use-question-focus.ts';
import { type ReviewMoves, useReviewMoves } from './use-review-moves.ts';

export type ReviewFormProps = {
  reviewId: number;
  definition: ChecklistDefinition;
  columns: CaseColumns;
  referenceOn: string;
  stored: readonly StoredAnswer[];
  today: string;
  /** Called when the first answer is on the server's disk: the review is then begun. */
  onSaved: () => void;
};

/** The questions of a review: answered by mouse, touch, keys or, without JavaScript, as one plain form. */
export function ReviewForm(props: ReviewFormProps) {
  const { reviewId, definition, columns, referenceOn, stored, today, onSaved } = props;
  const data = { reviewId, definition, columns, referenceOn, stored };
  const { queue, entries, evaluation } = useAnswers(data);
  const moves = useReviewMoves(data, queue, evaluation);
  const [isAlive, setIsAlive] = useState(false);
  useEffect(() => setIsAlive(true), []);
  const hasSaved = Object.values(entries).some(({ savedAt }) => savedAt !== null);
  useEffect(() => {
    if (hasSaved) onSaved();
  }, [hasSaved, onSaved]);
  const visible = evaluation.states.filter((state) => state.isVisible);
  useFocusOnOpen(isAlive, visible);
  return (
    <div className={styles.questions}>
      <ReviewProgress
        evaluation={evaluation}
        entries={entries}
        keyTrouble={moves.keyTrouble}
        today={today}
        isAlive={isAlive}
        onNext={() => moves.toNextUnanswered(null)}
        onShowKeys={() => moves.dialog.current?.showModal()}
      />
      <Form
        id={CHECKLIST_FORM}
        method="post"
        aria-label="Checklista"
        className={styles.form}
        onSubmit={(event) => {
          if (isAlive) event.preventDefault();
        }}
      >
        {definition.sections.map((section) => (
          <FormSection
            key={section.key}
            section={section}
            visible={visible}
            columns={columns}
            today={today}
            queue={queue}
            moves={moves}
            isAlive={isAlive}
          />
        ))}
        {isAlive ? null : <Button>Spara svaren</Button>}
      </Form>
      <HandIn
        reviewId={reviewId}
        evaluation={evaluation}
        isAlive={isAlive}
        onIncomplete={() => moves.toNextUnanswered(null)}
      />
      <KeyHelp dialog={moves.dialog} isOn={moves.hasKeys} onSwitch={moves.switchKeys} />
    </div>
  );
}

type FormSectionProps = Pick<ReviewFormProps, 'columns' | 'today'> & {
  section: Section;
  visible: readonly QuestionState[];
  queue: AnswerQueue;
  moves: ReviewMoves;
  isAlive: boolean;
};

function FormSection(props: FormSectionProps) {
  const { section, visible, columns, today, queue, moves, isAlive } = props;
  const shown = visible.filter(({ sectionKey }) => sectionKey === section.key);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby={`avsnitt-${section.key}`}>
      <h2 id={`avsnitt-${section.key}`} className={styles.sectionTitle}>
        {section.title}
      </h2>
      {section.intro ? <p>{section.intro}</p> : null}
      {shown.map((state) => {
        const { key } = state;
        return (
          <QuestionCard
            key={key}
            number={visible.indexOf(state) + 1}
            state={state}
            columns={columns}
            entry={queue.entry(key)}
            today={today}
            isAlive={isAlive}
            isCommentOpen={moves.comments.has(key)}
            isHelpOpen={moves.helps.has(key)}
            onChoose={(option) => moves.choose(state, { option }, false)}
            onWrite={(words) => queue.write(key, words)}
            onLeaveField={() => queue.push(key)}
            onTextKey={(event) => moves.leaveText(event, key)}
            onToggleHelp={(isOpen) => moves.helps.set(key, isOpen)}
            onOpenComment={() => moves.openComment(key)}
            onSettle={(winner) => queue.settle(key, winner)}
          />
        );
      })}
    </section>
  );
}
