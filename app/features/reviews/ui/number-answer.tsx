import { canonicalContent } from '#app/features/checklists/domain/answer-content.ts';
import type { CaseColumns, NumberQuestion } from '#app/features/checklists/domain/definition.ts';
import { standardInWords } from '#app/features/reviews/domain/compared-in-words.ts';
import { boundsInWords } from '#app/features/reviews/domain/read-content.ts';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import type { WrittenAnswerProps } from './answer-control.tsx';
import styles from './written-answer.module.css';

/** A number with its unit and bounds, and how far it is from the standard value. */
export function NumberAnswer(props: WrittenAnswerProps<NumberQuestion> & { columns: CaseColumns }) {
  const { question, answerKey, content, trouble, columns, onWrite, onLeave } = props;
  const bounds = boundsInWords(question);
  const standard = standardInWords(question, canonicalContent(question, content), columns);
  return (
    <div className={styles.beside}>
      <NumberField
        label={question.unit === '' ? 'Svar' : `Svar i ${question.unit}`}
        name={`content:${answerKey}`}
        hint={bounds === '' ? undefined : `${bounds.charAt(0).toUpperCase()}${bounds.slice(1)}.`}
        error={trouble || undefined}
        value={swedish(content)}
        data-answer-field
        data-keys="letters"
        onChange={(event) => onWrite(event.currentTarget.value)}
        onBlur={onLeave}
      />
      {standard ? (
        <p className={styles.compared} role="status">
          {standard}
        </p>
      ) : null}
    </div>
  );
}

/** Stored with a point, written and read with a comma. */
function swedish(content: string): string {
  return content.replace('.', ',');
}
