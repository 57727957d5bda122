import { useState } from 'react';
import type { DateQuestion } from '#app/features/checklists/domain/definition.ts';
import { DateField } from '#app/shared/ui/date-field.tsx';
import type { WrittenAnswerProps } from './answer-control.tsx';

/** The browser's own date field: its letters are the page's keys, its digits are the date. */
export function DateAnswer(props: WrittenAnswerProps<DateQuestion> & { referenceOn: string }) {
  const { question, answerKey, content, trouble, referenceOn, onWrite, onLeave } = props;
  const [isHalf, setIsHalf] = useState(false);
  const half = isHalf && content === '' ? 'Datumet är inte helt. Skriv år, månad och dag.' : '';
  return (
    <DateField
      label="Datum"
      name={`content:${answerKey}`}
      hint={question.isAfterReferenceAllowed ? undefined : `Senast referensdatumet ${referenceOn}.`}
      error={trouble || half || undefined}
      value={content}
      // Without a limit the browser lets a year have six digits.
      max={question.isAfterReferenceAllowed ? '9999-12-31' : referenceOn}
      data-answer-field
      data-keys="letters"
      onChange={(event) => onWrite(event.currentTarget.value)}
      onBlur={(event) => {
        setIsHalf(event.currentTarget.validity.badInput);
        onLeave();
      }}
    />
  );
}
