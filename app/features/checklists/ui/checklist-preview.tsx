import { answerOptionKeys, answerOptionWords } from '#app/features/checklists/domain/answer-words.ts';
import {
  type ChecklistDefinition,
  type Question,
  questionsOf,
  type VariedText,
} from '#app/features/checklists/domain/definition.ts';
import { conditionsInWords, rulesInWords } from '#app/features/checklists/domain/rules-in-words.ts';
import { Section } from '#app/shared/ui/section.tsx';
import styles from './checklist-preview.module.css';

/** The checklist as a reviewer meets it, with the rules written out; prints as a paper form. */
export function ChecklistPreview({ definition }: { definition: ChecklistDefinition }) {
  const numbers = new Map(questionsOf(definition).map((question, index) => [question.key, index + 1]));
  return (
    <>
      {definition.sections.map((section) => {
        const shownWhen = conditionsInWords(definition, section.visibleWhen);
        return (
          <Section key={section.key} title={section.title} lead={section.intro}>
            {shownWhen ? <p className={styles.rule}>{shownWhen}</p> : null}
            {section.questions.map((question) => (
              <PreviewQuestion
                key={question.key}
                number={numbers.get(question.key) ?? 0}
                question={question}
                definition={definition}
              />
            ))}
          </Section>
        );
      })}
    </>
  );
}

type PreviewProps = { number: number; question: Question; definition: ChecklistDefinition };

function PreviewQuestion({ number, question, definition }: PreviewProps) {
  const shownWhen = conditionsInWords(definition, question.visibleWhen);
  return (
    <article className={styles.question} aria-labelledby={`fraga-${question.key}`}>
      <h3 id={`fraga-${question.key}`} className={styles.wording}>
        {number}. {question.wording.text}
      </h3>
      <Wordings wording={question.wording} />
      <ul className={styles.options} aria-label="Svar">
        {question.options.map((option) => (
          <li key={option} className={styles.option}>
            <kbd className={styles.key}>{answerOptionKeys[option]}</kbd> {answerOptionWords[option]}
          </li>
        ))}
      </ul>
      <p>{question.help}</p>
      {question.legalReference ? (
        <p className={styles.rule}>
          Stöd: {question.legalReference.text} (kontrollerat {question.legalReference.checkedOn}).
        </p>
      ) : null}
      {shownWhen ? <p className={styles.rule}>{shownWhen}</p> : null}
      {rulesInWords(question).map((sentence) => (
        <p key={sentence} className={styles.rule}>
          {sentence}
        </p>
      ))}
    </article>
  );
}

function Wordings({ wording }: { wording: VariedText }) {
  const { byColumn } = wording;
  if (!byColumn) return null;
  return (
    <ul className={styles.wordings}>
      {byColumn.texts.map(({ values, text }) => (
        <li key={text}>
          <span className={styles.when}>
            {byColumn.column} {values[0]}
            {values.length > 1 ? ' m.fl.' : ''}:
          </span>{' '}
          {text}
        </li>
      ))}
    </ul>
  );
}
