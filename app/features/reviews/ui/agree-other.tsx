import { useState } from 'react';
import type { FullAnswer } from '#app/features/checklists/domain/answers.ts';
import type { CaseColumns } from '#app/features/checklists/domain/definition.ts';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import styles from './agree-page.module.css';
import type { AgreeQuestionProps } from './agree-question.tsx';
import { AnswerControl } from './answer-control.tsx';

type OtherAnswerProps = Pick<AgreeQuestionProps, 'step' | 'referenceOn'> & {
  columns: CaseColumns;
  typed: FullAnswer;
};

/** An answer that none of them gave, with the words it asks for; or another number of items. */
export function OtherAnswer({ step, columns, referenceOn, typed }: OtherAnswerProps) {
  const { key, question, repeats } = step;
  const [draft, setDraft] = useState(typed);
  if (question === null) {
    const count = typed.content === '' ? '' : String(typed.content.split(' ').length);
    return (
      <NumberField
        label={`Antal ${repeats?.itemsName ?? ''}`}
        name={`count:${key}`}
        min={repeats?.atLeast ?? 0}
        max={repeats?.atMost ?? 99}
        defaultValue={count}
      />
    );
  }
  const entry = { draft, state: 'untouched', revision: 0, savedAt: null, stored: null, message: '' } as const;
  const words = (field: 'reason' | 'comment' | 'evidence', label: string) => (
    <Textarea label={label} name={`${field}:${key}`} rows={2} maxLength={4000} defaultValue={typed[field]} />
  );
  return (
    <div className={styles.other}>
      <AnswerControl
        {...{ question, columns, referenceOn, entry }}
        answerKey={key}
        suggested={undefined}
        isRating={question.suggestion?.kind === 'rating'}
        isAlive={false}
        onGive={({ option, content = '' }) => setDraft((before) => ({ ...before, option, content }))}
        onWrite={(content) => setDraft((before) => ({ ...before, content }))}
        onLeave={() => undefined}
        onTextKey={() => undefined}
      />
      {words('reason', 'Beskrivning eller skäl')}
      {words('comment', question.comment?.label ?? 'Kommentar')}
      {question.evidence ? words('evidence', question.evidence.label) : null}
      <input type="hidden" name={`revision:${key}`} value="0" />
    </div>
  );
}
