import type { ReasonNeed } from '#app/features/checklists/domain/answers.ts';
import { makesDeviation } from '#app/features/checklists/domain/answers.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import styles from './question-card.module.css';
import type { QuestionCardProps } from './question-card.tsx';

const reasonLabels: Readonly<Record<ReasonNeed, string>> = {
  notApplicable: 'Varför är frågan inte tillämplig?',
  description: 'Beskriv bristen kort',
  override: 'Varför svarar du annorlunda än förslaget?',
  rule: 'Motivera svaret',
};

/** The words beside an answer: those the answer asks for, and the voluntary comment. */
export function AnswerWords(props: QuestionCardProps & { need: ReasonNeed | undefined }) {
  const { question, entry, need, isAlive, isCommentOpen, onWrite, onLeaveField, onTextKey, onOpenComment } =
    props;
  const { reason, comment, option } = entry.draft;
  const isReasonShown = need !== undefined || reason !== '' || !isAlive;
  const commentLabel = question.comment?.label ?? 'Kommentar';
  const willDeviate = option !== null && makesDeviation(question, option);
  return (
    <>
      {isReasonShown ? (
        <Textarea
          label={need ? reasonLabels[need] : 'Beskrivning eller skäl'}
          name={`reason:${question.key}`}
          rows={2}
          maxLength={4000}
          hint={
            willDeviate
              ? 'Blir en avvikelse när du lämnar in. Skriv inga namn eller personnummer.'
              : undefined
          }
          value={reason}
          onChange={(event) => onWrite({ reason: event.currentTarget.value })}
          onBlur={onLeaveField}
          onKeyDown={onTextKey}
        />
      ) : null}
      {isCommentOpen || comment !== '' || !isAlive ? (
        <Textarea
          label={commentLabel}
          name={`comment:${question.key}`}
          rows={2}
          maxLength={4000}
          value={comment}
          onChange={(event) => onWrite({ comment: event.currentTarget.value })}
          onBlur={onLeaveField}
          onKeyDown={onTextKey}
        />
      ) : (
        <div className={styles.more}>
          <Button type="button" variant="quiet" onClick={onOpenComment}>
            {commentLabel === 'Kommentar' ? 'Skriv en kommentar' : `Anteckna: ${commentLabel}`}
          </Button>
        </div>
      )}
    </>
  );
}
