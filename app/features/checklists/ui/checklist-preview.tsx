import { answerOptionKeys, answerOptionWords } from '#app/features/checklists/domain/answer-words.ts';
import {
  type ChecklistDefinition,
  choicesOf,
  type LegalReference,
  type Question,
  questionsOf,
  type TextsByColumn,
} from '#app/features/checklists/domain/definition.ts';
import {
  demandsInWords,
  repeatsInWords,
  standardInWords,
  writtenInWords,
} from '#app/features/checklists/domain/paper-words.ts';
import { conditionsInWords, valuesInWords } from '#app/features/checklists/domain/rules-in-words.ts';
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
            {section.repeats ? <p className={styles.rule}>{repeatsInWords(section.repeats)}</p> : null}
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
  const shownWhen = conditionsInWords(definition, question.visibleWhen, question.key);
  return (
    <article className={styles.question} aria-labelledby={`fraga-${question.key}`}>
      <h3 id={`fraga-${question.key}`} className={styles.wording}>
        {number}. {question.wording.text}
      </h3>
      <TextList byColumn={question.wording.byColumn} />
      <PreviewAnswers question={question} />
      <p>{question.help}</p>
      {question.legalReference ? <LegalSupport reference={question.legalReference} /> : null}
      {shownWhen ? <p className={styles.rule}>{shownWhen}</p> : null}
      {demandsInWords(definition, question).map((sentence) => (
        <p key={sentence} className={styles.rule}>
          {sentence}
        </p>
      ))}
    </article>
  );
}

/** Every answer there is with its key, what is written instead, and what it takes to choose each. */
function PreviewAnswers({ question }: { question: Question }) {
  const written = writtenInWords(question);
  const standard = standardInWords(question);
  const choices = choicesOf(question);
  const hasKeys = question.kind === 'scale' || question.kind === 'choice';
  return (
    <>
      {written === undefined ? null : <p className={styles.rule}>{written}.</p>}
      {standard === undefined ? null : <p className={styles.rule}>{standard}.</p>}
      {choices.length + question.options.length === 0 ? null : (
        <ul className={styles.options} aria-label="Svar">
          {choices.map(({ key, label, help }, index) => (
            <li key={key}>
              {hasKeys && index < 9 ? <kbd className={styles.key}>{index + 1}</kbd> : null} {label}
              {help === undefined ? null : <span className={styles.when}> – {help}</span>}
            </li>
          ))}
          {question.options.map((option) => (
            <li key={option}>
              <kbd className={styles.key}>{answerOptionKeys[option]}</kbd> {answerOptionWords[option]}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function LegalSupport({ reference }: { reference: LegalReference }) {
  const { text, byColumn, checkedOn } = reference;
  return (
    <>
      <p className={styles.rule}>
        Rättsligt stöd{text ? `: ${text}` : ''} (kontrollerat {checkedOn}){byColumn ? ':' : '.'}
      </p>
      <TextList byColumn={byColumn} />
    </>
  );
}

function TextList({ byColumn }: { byColumn: TextsByColumn | undefined }) {
  if (!byColumn) return null;
  return (
    <ul className={styles.wordings}>
      {byColumn.texts.map(({ values, text }) => (
        <li key={text}>
          <span className={styles.when}>När {valuesInWords(byColumn.column, values)}:</span> {text}
        </li>
      ))}
    </ul>
  );
}
