import { Link } from '@remix-run/react';
import type {
  ChecklistDefinition,
  Section as SectionData,
} from '#app/features/checklists/domain/definition.ts';
import { questionsOf } from '#app/features/checklists/domain/definition.ts';
import type { DefinitionFault } from '#app/features/checklists/domain/definition-faults.ts';
import { conditionsInWords } from '#app/features/checklists/domain/rules-in-words.ts';
import { plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Icon } from '#app/shared/ui/icon.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import { draftAddress } from './draft-address.ts';
import { DraftMoves } from './draft-moves.tsx';
import { DraftQuestionRow } from './draft-question-row.tsx';
import styles from './draft-structure.module.css';
import { PlaceFaults } from './place-faults.tsx';

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
  return (
    <>
      <SectionLinks definition={definition} />
      {definition.sections.map((section, place) => (
        <SectionBlock
          key={section.key}
          {...props}
          section={section}
          isFirst={place === 0}
          isLast={place === definition.sections.length - 1}
          numbers={numbers}
        />
      ))}
    </>
  );
}

/** From how many sections on the draft is too long to find one's way in by scrolling. */
const manySections = 5;

function SectionLinks({ definition: { sections } }: Pick<Props, 'definition'>) {
  if (sections.length < manySections) return null;
  return (
    <nav aria-label="Avsnitten i utkastet">
      <Disclosure summary={`Gå till ett av ${sections.length} avsnitt`}>
        <ul>
          {sections.map(({ key, title, questions }) => (
            <li key={key}>
              <a href={`#avsnitt-${key}`}>{title}</a>, {plural(questions.length, 'fråga', 'frågor')}
            </li>
          ))}
        </ul>
      </Disclosure>
    </nav>
  );
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
          <DraftMoves kind="section" itemKey={section.key} name={section.title} revision={revision}>
            {[isFirst, isLast]}
          </DraftMoves>
          <Link to={draftAddress.move(checklistId, 'avsnitt', section.key)} className={styles.action}>
            Flytta<VisuallyHidden> avsnittet {section.title} till ett annat ställe</VisuallyHidden>
          </Link>
          <Link to={draftAddress.copySection(checklistId, section.key)} className={styles.action}>
            Kopiera<VisuallyHidden> avsnittet {section.title}</VisuallyHidden>
          </Link>
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
      <PlaceFaults faults={own} />
      {questions.length === 0 ? null : (
        <ol className={styles.questions}>
          {questions.map((question) => (
            <DraftQuestionRow
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
    <ButtonLink to={draftAddress.newSection(checklistId)} variant="secondary">
      <Icon name="plus" />
      Lägg till avsnitt
    </ButtonLink>
  );
}
