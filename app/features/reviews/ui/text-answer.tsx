import { longestText } from '#app/features/checklists/domain/answer-content.ts';
import type { TextQuestion } from '#app/features/checklists/domain/definition.ts';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import type { WrittenAnswerProps } from './answer-control.tsx';

/** An answer in words. */
export function TextAnswer(props: WrittenAnswerProps<TextQuestion>) {
  const { answerKey, content, trouble, onWrite, onLeave, onTextKey } = props;
  return (
    <Textarea
      label="Svar"
      name={`content:${answerKey}`}
      hint="Skriv inga namn eller personnummer."
      error={trouble || undefined}
      rows={2}
      maxLength={longestText}
      value={content}
      data-answer-field
      onChange={(event) => onWrite(event.currentTarget.value)}
      onBlur={onLeave}
      onKeyDown={onTextKey}
    />
  );
}
