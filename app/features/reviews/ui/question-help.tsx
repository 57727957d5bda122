import { legalReferenceFor } from '#app/features/checklists/domain/columns.ts';
import type { CaseColumns, Question } from '#app/features/checklists/domain/definition.ts';
import styles from './question-card.module.css';

type QuestionHelpProps = {
  id: string;
  question: Question;
  columns: CaseColumns;
  isHelpOpen: boolean;
  onToggleHelp: (isOpen: boolean) => void;
};

/**
 * When the question applies and by which law, folded until somebody asks. The element with the id has the same words for
 * whoever comes to the question by ear: what is folded describes nothing, what is only hidden does.
 */
export function QuestionHelp({ id, question, columns, isHelpOpen, onToggleHelp }: QuestionHelpProps) {
  const reference = legalReferenceFor(question.legalReference, columns);
  const law = reference ? `Rättsligt stöd: ${reference}.` : '';
  return (
    <>
      <p id={id} hidden>
        {`${question.help} ${law}`.trim()}
      </p>
      <details
        className={styles.help}
        open={isHelpOpen}
        onToggle={(event) => onToggleHelp(event.currentTarget.open)}
      >
        <summary className={styles.helpSummary}>När gäller frågan?</summary>
        <p>{question.help}</p>
        {law === '' ? null : <p>{law}</p>}
      </details>
    </>
  );
}
