import { Form, Link } from '@remix-run/react';
import type { ChecklistDefinition, Question } from '#app/features/checklists/domain/definition.ts';
import type { DefinitionFault } from '#app/features/checklists/domain/definition-faults.ts';
import { kindInWords } from '#app/features/checklists/domain/paper-words.ts';
import { conditionsInWords } from '#app/features/checklists/domain/rules-in-words.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Icon } from '#app/shared/ui/icon.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import { draftAddress } from './draft-address.ts';
import { DraftMoves } from './draft-moves.tsx';
import styles from './draft-structure.module.css';
import { PlaceFaults } from './place-faults.tsx';

type Props = {
  checklistId: number;
  definition: ChecklistDefinition;
  faults: readonly DefinitionFault[];
  revision: number;
  question: Question;
  number: number;
  isFirst: boolean;
  isLast: boolean;
};

/** One question of the draft, with what can be done with it. */

export function DraftQuestionRow({
  checklistId,
  definition,
  faults,
  revision,
  question,
  number,
  isFirst,
  isLast,
}: Props) {
  const { key, shortName, wording, kind } = question;
  const shownWhen = conditionsInWords(definition, question.visibleWhen, question.key);
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
        <PlaceFaults faults={faults.filter(({ questionKey }) => questionKey === key)} />
      </div>
      <div className={styles.buttons}>
        <DraftMoves kind="question" itemKey={key} name={shortName} revision={revision}>
          {[isFirst, isLast]}
        </DraftMoves>
        <Link to={draftAddress.move(checklistId, 'fraga', key)} className={styles.action}>
          Flytta<VisuallyHidden> frågan {shortName} till ett annat ställe</VisuallyHidden>
        </Link>
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
