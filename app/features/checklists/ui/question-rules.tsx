import { Link } from '@remix-run/react';
import type { ChecklistDefinition, Question } from '#app/features/checklists/domain/definition.ts';
import type { DefinitionFault } from '#app/features/checklists/domain/definition-faults.ts';
import { conditionsInWords, rulesInWords } from '#app/features/checklists/domain/rules-in-words.ts';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { draftAddress } from './draft-address.ts';

type Props = {
  checklistId: number;
  definition: ChecklistDefinition;
  question: Question;
  faults: readonly DefinitionFault[];
  isNew: boolean;
};

/** What holds for a question beside its own form: when it is shown, what is proposed, and what is wrong. */
export function QuestionRules({ checklistId, definition, question, faults, isNew }: Props) {
  const { key, kind, suggestion, visibleWhen } = question;
  const canHaveSuggestion = kind === 'yesNo' || kind === 'scale' || kind === 'choice';
  return (
    <>
      {isNew ? (
        <Notice tone="success" live title="Frågan är tillagd">
          <p>Nu kan du säga när den ska visas och vad svaren leder till.</p>
        </Notice>
      ) : null}
      {faults.length === 0 ? null : (
        <Notice tone="warning" title="Att rätta innan publicering">
          <ul>
            {faults.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Section title="Regler">
        <p>
          {conditionsInWords(definition, visibleWhen, key) ?? 'Visas alltid när avsnittet visas.'}{' '}
          <Link to={draftAddress.conditions(checklistId, `fraga.${key}`)}>Ändra när frågan visas</Link>
        </p>
        {rulesInWords(definition, question).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {canHaveSuggestion ? (
          <p>
            {suggestion === undefined ? 'Inget svar föreslås eller beräknas. ' : ''}
            <Link to={draftAddress.suggestion(checklistId, key)}>
              {kind === 'yesNo' ? 'Ändra datumregel eller beräknat svar' : 'Ändra beräknat svar'}
            </Link>
          </p>
        ) : null}
      </Section>
    </>
  );
}
