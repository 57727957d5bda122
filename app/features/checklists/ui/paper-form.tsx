import {
  type ChecklistDefinition,
  choicesOf,
  type Question,
  questionsOf,
  type Section,
} from '#app/features/checklists/domain/definition.ts';
import {
  answersInWords,
  legalInWords,
  repeatsInWords,
  standardInWords,
  writtenInWords,
} from '#app/features/checklists/domain/paper-words.ts';
import { conditionsInWords, valuesInWords } from '#app/features/checklists/domain/rules-in-words.ts';
import styles from './paper-form.module.css';

type Props = {
  definition: ChecklistDefinition;
  /** How many blocks are printed of a section that is answered several times. */
  copies: number;
};

/** The checklist to fill in with a pen: a box for each answer, lines for words, a block for each item. */
export function PaperForm({ definition, copies }: Props) {
  const numbers = new Map(questionsOf(definition).map((question, index) => [question.key, index + 1]));
  const blocks = ({ repeats }: Section) =>
    repeats === undefined
      ? [undefined]
      : Array.from({ length: Math.min(copies, repeats.atMost) }, (_, i) => i + 1);
  return (
    <div className={styles.paper}>
      <div className={styles.head}>
        <Line label="Ärende" />
        <Line label="Referensdatum" />
        <Line label="Granskare" />
        <Line label="Granskat den" />
      </div>
      {definition.sections.map((section) => (
        <section key={section.key} className={styles.section}>
          <h2>{section.title}</h2>
          {section.intro ? <p>{section.intro}</p> : null}
          <Condition text={conditionsInWords(definition, section.visibleWhen)} />
          {section.repeats ? (
            <p>
              {repeatsInWords(section.repeats)} Antal {section.repeats.itemsName}:{' '}
              <span className={styles.short} />
            </p>
          ) : null}
          {blocks(section).map((item) => (
            <div key={item ?? 0} className={item === undefined ? undefined : styles.item}>
              {item === undefined ? null : (
                <h3>
                  {capitalised(section.repeats?.itemName ?? '')} {item}
                </h3>
              )}
              {section.questions.map((question) => (
                <PaperQuestion
                  key={question.key}
                  number={numbers.get(question.key) ?? 0}
                  question={question}
                  definition={definition}
                />
              ))}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

type QuestionProps = { number: number; question: Question; definition: ChecklistDefinition };

function PaperQuestion({ number, question, definition }: QuestionProps) {
  const { wording, help, legalReference, comment, evidence } = question;
  return (
    <div className={styles.question}>
      <p className={styles.wording}>
        {number}. {wording.text}
      </p>
      {wording.byColumn?.texts.map(({ values, text }) => (
        <p key={text} className={styles.note}>
          När {valuesInWords(wording.byColumn?.column ?? '', values)}: {text}
        </p>
      ))}
      <Condition text={conditionsInWords(definition, question.visibleWhen, question.key)} />
      <PaperAnswer question={question} />
      <p className={styles.note}>{help}</p>
      {legalReference ? <p className={styles.note}>Rättsligt stöd: {legalInWords(legalReference)}</p> : null}
      <Line label="Skäl eller beskrivning" />
      {comment ? <Line label={comment.label} /> : null}
      {evidence ? <Line label={evidence.label} /> : null}
    </div>
  );
}

function PaperAnswer({ question }: { question: Question }) {
  const written = writtenInWords(question);
  const standard = standardInWords(question);
  const helps = choicesOf(question).filter(({ help }) => help !== undefined);
  return (
    <>
      {question.kind === 'level' ? (
        <>
          <Boxes label={question.beforeLabel} answers={choicesOf(question).map(({ label }) => label)} />
          <Boxes label={question.afterLabel} answers={choicesOf(question).map(({ label }) => label)} />
          <Boxes answers={answersInWords({ ...question, choices: [] })} />
        </>
      ) : (
        <>
          {question.kind === 'date' || question.kind === 'number' ? <Line label={written ?? ''} /> : null}
          {question.kind === 'text' ? <Line label="Svar" rows={3} /> : null}
          {standard === undefined ? null : <p className={styles.note}>{standard}</p>}
          {question.kind === 'severalChoices' ? <p className={styles.note}>{written}.</p> : null}
          <Boxes answers={answersInWords(question)} />
        </>
      )}
      {helps.map(({ key, label, help }) => (
        <p key={key} className={styles.note}>
          {label}: {help}
        </p>
      ))}
    </>
  );
}

function Boxes({ label, answers }: { label?: string; answers: readonly string[] }) {
  if (answers.length === 0) return null;
  return (
    <ul className={styles.boxes} aria-label={label ?? 'Svar'}>
      {label === undefined ? null : <li>{label}:</li>}
      {answers.map((answer) => (
        <li key={answer}>
          <span className={styles.box} aria-hidden="true" /> {answer}
        </li>
      ))}
    </ul>
  );
}

const lineKeys = ['a', 'b', 'c'];

function Line({ label, rows = 1 }: { label: string; rows?: number }) {
  return (
    <div className={styles.field}>
      <span className={styles.label}>{label}</span>
      {lineKeys.slice(0, rows).map((key) => (
        <span key={key} className={styles.line} />
      ))}
    </div>
  );
}

function Condition({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  // On paper nothing appears or goes away: the sentence is an instruction.
  return <p className={styles.condition}>{text.replace(/^Visas när /u, 'Besvaras bara när ')}</p>;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
