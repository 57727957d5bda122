import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type {
  ChecklistDefinition,
  Question,
  Section as SectionData,
} from '#app/features/checklists/domain/definition.ts';
import { questionsOf } from '#app/features/checklists/domain/definition.ts';
import type { DefinitionFault } from '#app/features/checklists/domain/definition-faults.ts';
import { kindInWords } from '#app/features/checklists/domain/paper-words.ts';
import { conditionsInWords } from '#app/features/checklists/domain/rules-in-words.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Icon } from '#app/shared/ui/icon.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import { draftAddress } from './draft-address.ts';
import styles from './draft-structure.module.css';

type Props = {
  checklistId: number;
  definition: ChecklistDefinition;
  faults: readonly DefinitionFault[];
  revision: number;
};

/** The draft as a list of sections and questions, each with buttons to move, copy and take away. */
export function DraftStructure(props: Props) {
  const { definition } = props;
  const numbers = new Map(questionsOf(definition).map((question, index) => [question.key, index + 1]));
  return definition.sections.map((section, place) => (
    <SectionBlock
      key={section.key}
      {...props}
      section={section}
      isFirst={place === 0}
      isLast={place === definition.sections.length - 1}
      numbers={numbers}
    />
  ));
}

type BlockProps = Props & {
  section: SectionData;
  isFirst: boolean;
  isLast: boolean;
  numbers: ReadonlyMap<string, number>;
};

function SectionBlock({ section, isFirst, isLast, numbers, ...props }: BlockProps) {
  const { checklistId, definition, faults, revision } = props;
  const shownWhen = conditionsInWords(definition, section.visibleWhen);
  const { repeats, questions } = section;
  const own = faults.filter(
    ({ sectionKey, questionKey }) => sectionKey === section.key && questionKey === undefined,
  );
  const allQuestions = questionsOf(definition);
  return (
    <Section
      id={`avsnitt-${section.key}`}
      title={section.title}
      lead={section.intro}
      actions={
        <>
          <Link to={draftAddress.section(checklistId, section.key)} className={styles.action}>
            Ändra<VisuallyHidden> avsnittet {section.title}</VisuallyHidden>
          </Link>
          <Link to={draftAddress.conditions(checklistId, `avsnitt.${section.key}`)} className={styles.action}>
            Villkor<VisuallyHidden> för avsnittet {section.title}</VisuallyHidden>
          </Link>
          <Moves kind="section" itemKey={section.key} name={section.title} revision={revision}>
            {[isFirst, isLast]}
          </Moves>
          <Link to={draftAddress.remove(checklistId, 'avsnitt', section.key)} className={styles.action}>
            Ta bort<VisuallyHidden> avsnittet {section.title}</VisuallyHidden>
          </Link>
        </>
      }
    >
      {repeats ? (
        <p className={styles.rule}>
          Upprepas: frågorna besvaras för varje {repeats.itemName}, {repeats.atLeast} till {repeats.atMost}{' '}
          {repeats.itemsName}.
        </p>
      ) : null}
      {shownWhen ? <p className={styles.rule}>{shownWhen}</p> : null}
      <Faults faults={own} />
      {questions.length === 0 ? null : (
        <ol className={styles.questions}>
          {questions.map((question) => (
            <QuestionRow
              key={question.key}
              {...props}
              question={question}
              number={numbers.get(question.key) ?? 0}
              isFirst={isFirst && question === allQuestions[0]}
              isLast={isLast && question === allQuestions.at(-1)}
            />
          ))}
        </ol>
      )}
      <AddQuestion checklistId={checklistId} section={section} />
    </Section>
  );
}

type RowProps = Props & { question: Question; number: number; isFirst: boolean; isLast: boolean };

function QuestionRow({
  checklistId,
  definition,
  faults,
  revision,
  question,
  number,
  isFirst,
  isLast,
}: RowProps) {
  const { key, shortName, wording, kind } = question;
  const shownWhen = conditionsInWords(definition, question.visibleWhen);
  const marks = [
    kindInWords[kind],
    question.isCritical ? 'Kritisk' : '',
    question.deviation ? 'Ger avvikelse' : '',
    question.suggestion?.kind === 'rating' ? 'Beräknas' : question.suggestion ? 'Förslag utifrån datum' : '',
  ].filter(Boolean);
  return (
    <li id={`fraga-${key}`} className={styles.question}>
      <div className={styles.words}>
        <p className={styles.name}>
          {number}. <Link to={draftAddress.question(checklistId, key)}>{shortName}</Link>
        </p>
        <p className={styles.wording}>{wording.text}</p>
        <p className={styles.rule}>{marks.join(' · ')}</p>
        {shownWhen ? <p className={styles.rule}>{shownWhen}</p> : null}
        <Faults faults={faults.filter(({ questionKey }) => questionKey === key)} />
      </div>
      <div className={styles.buttons}>
        <Moves kind="question" itemKey={key} name={shortName} revision={revision}>
          {[isFirst, isLast]}
        </Moves>
        <Form method="post" preventScrollReset>
          <input type="hidden" name="revision" value={revision} />
          <input type="hidden" name="key" value={key} />
          <Button variant="quiet" name="intent" value="duplicateQuestion">
            <Icon name="copy" />
            Kopiera<VisuallyHidden> frågan {shortName}</VisuallyHidden>
          </Button>
        </Form>
        <Link to={draftAddress.remove(checklistId, 'fraga', key)} className={styles.action}>
          Ta bort<VisuallyHidden> frågan {shortName}</VisuallyHidden>
        </Link>
      </div>
    </li>
  );
}

type MovesProps = {
  kind: 'question' | 'section';
  itemKey: string;
  name: string;
  revision: number;
  /** Whether it stands first, and last. */
  children: [boolean, boolean];
};

/** Moving is by buttons alone, so that it works from the keyboard and without JavaScript. */
function Moves({ kind, itemKey, name, revision, children: [isFirst, isLast] }: MovesProps) {
  const what = kind === 'question' ? 'frågan' : 'avsnittet';
  return (
    <Form method="post" preventScrollReset className={styles.moves}>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="key" value={itemKey} />
      <Button
        variant="quiet"
        name="intent"
        value={`${kind}:up`}
        id={`upp-${kind}-${itemKey}`}
        aria-disabled={isFirst || undefined}
      >
        <Icon name="arrow-up" />
        Upp
        <VisuallyHidden>
          {' '}
          med {what} {name}
        </VisuallyHidden>
      </Button>
      <Button
        variant="quiet"
        name="intent"
        value={`${kind}:down`}
        id={`ner-${kind}-${itemKey}`}
        aria-disabled={isLast || undefined}
      >
        <Icon name="arrow-down" />
        Ner
        <VisuallyHidden>
          {' '}
          med {what} {name}
        </VisuallyHidden>
      </Button>
    </Form>
  );
}

function Faults({ faults }: { faults: readonly DefinitionFault[] }): ReactNode {
  return faults.map(({ text }) => (
    <p key={text} className={styles.fault}>
      <Icon name="warning" />
      <span>{text}</span>
    </p>
  ));
}

function AddQuestion({ checklistId, section }: { checklistId: number; section: SectionData }) {
  return (
    <p className={styles.add}>
      <ButtonLink to={draftAddress.newQuestion(checklistId, section.key)} variant="secondary">
        <Icon name="plus" />
        Lägg till fråga<VisuallyHidden> i avsnittet {section.title}</VisuallyHidden>
      </ButtonLink>
    </p>
  );
}

export function NewSectionLink({ checklistId }: { checklistId: number }) {
  return (
    <ButtonLink to={`${draftAddress.draft(checklistId)}/avsnitt`} variant="secondary">
      <Icon name="plus" />
      Lägg till avsnitt
    </ButtonLink>
  );
}
