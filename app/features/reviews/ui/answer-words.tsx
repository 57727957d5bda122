import type { ReasonNeed } from '#app/features/checklists/domain/answers.ts';
import { makesDeviation } from '#app/features/checklists/domain/answers.ts';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import type { QuestionCardProps } from './question-card.tsx';

const reasonLabels: Readonly<Record<ReasonNeed, string>> = {
  notApplicable: 'Varför är frågan inte tillämplig?',
  description: 'Beskriv bristen kort',
  override: 'Varför svarar du annorlunda än förslaget?',
  rule: 'Motivera svaret',
};

/** Whether the comment has to be opened before it can be written. */
export function isCommentClosed({ entry, isAlive, isCommentOpen }: QuestionCardProps): boolean {
  return isAlive && !isCommentOpen && entry.draft.comment === '';
}

/** The words beside an answer: those the answer asks for, and the voluntary comment. */
export function AnswerWords(props: QuestionCardProps & { need: ReasonNeed | undefined }) {
  const { state, entry, need, isAlive, onWrite, onLeaveField, onTextKey } = props;
  const { question, key, tags } = state;
  const { reason, comment, evidence } = entry.draft;
  const isReasonShown = need !== undefined || reason !== '' || !isAlive;
  const commentLabel = question.comment?.label ?? 'Kommentar';
  const willDeviate = makesDeviation(question, tags);
  return (
    <>
      {isReasonShown ? (
        <Textarea
          label={need ? reasonLabels[need] : 'Beskrivning eller skäl'}
          name={`reason:${key}`}
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
      {isCommentClosed(props) ? null : (
        <Textarea
          label={commentLabel}
          name={`comment:${key}`}
          rows={2}
          maxLength={4000}
          value={comment}
          onChange={(event) => onWrite({ comment: event.currentTarget.value })}
          onBlur={onLeaveField}
          onKeyDown={onTextKey}
        />
      )}
      {question.evidence ? (
        <Textarea
          label={question.evidence.label}
          name={`evidence:${key}`}
          rows={1}
          maxLength={4000}
          value={evidence}
          onChange={(event) => onWrite({ evidence: event.currentTarget.value })}
          onBlur={onLeaveField}
          onKeyDown={onTextKey}
        />
      ) : null}
    </>
  );
}
