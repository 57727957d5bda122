import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { openFor } from '#app/features/deviations/domain/deviation-age.ts';
import { dueWords } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { severityWords } from '#app/features/deviations/domain/severity-words.ts';
import type { DeviationState, Severity } from '#app/shared/domain/vocabulary.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import styles from './deviation-facts.module.css';
import { DeviationDue } from './deviation-in-short.tsx';
import { DeviationStatus } from './deviation-status.tsx';

type DeviationFactsProps = {
  deviation: {
    description: string;
    severity: Severity;
    state: DeviationState;
    typeName: string | null;
    occurredOn: string | null;
    daysOpen: number | null;
    /** Null, as the case, the control and the round, where it was written by hand. */
    questionName: string | null;
    caseKey: string;
    caseId: number | null;
    registerId: number | null;
    unitName: string;
    controlName: string | null;
    roundName: string | null;
    roundId: number | null;
    responsibleName: string | null;
    dueOn: string;
    isOverdue: boolean;
    createdAt: string;
  };
  mayReadCase: boolean;
  mayReadRound: boolean;
};

/** A line of its own, or none where there is nothing to say. */
const known = (term: string, description: ReactNode) =>
  description === null || description === '' ? [] : [{ term, description }];

/** What was found, where, and who judges it by when. */
export function DeviationFacts({ deviation, mayReadCase, mayReadRound }: DeviationFactsProps) {
  const { dueOn, isOverdue, state, caseKey, registerId, caseId, roundId } = deviation;
  const round = [deviation.controlName, deviation.roundName].filter((name) => name !== null).join(', ');
  return (
    <Section title="Vad som hittades">
      <p className={styles.lines}>{deviation.description}</p>
      <SummaryList
        items={[
          {
            term: 'Läge',
            description: (
              <>
                <DeviationStatus state={state} />{' '}
                {deviation.daysOpen === null ? null : openFor(deviation.daysOpen)}
              </>
            ),
          },
          ...known(
            'Ärende',
            mayReadCase ? <Link to={`/register/${registerId}/arenden/${caseId}`}>{caseKey}</Link> : caseKey,
          ),
          { term: 'Enhet', description: deviation.unitName },
          ...known('Fråga', deviation.questionName),
          { term: 'Typ', description: deviation.typeName ?? 'Ingen vald' },
          { term: 'Allvarlighet', description: severityWords[deviation.severity] },
          { term: 'Ansvarig', description: deviation.responsibleName ?? 'Ingen utsedd' },
          ...(dueWords[state] === ''
            ? []
            : [
                {
                  term: dueWords[state],
                  description: <DeviationDue dueOn={dueOn} isOverdue={isOverdue} />,
                },
              ]),
          ...known('Inträffade', deviation.occurredOn),
          { term: 'Upptäckt', description: formatDate(deviation.createdAt) },
          ...known('Omgång', mayReadRound ? <Link to={`/omgangar/${roundId}`}>{round}</Link> : round),
        ]}
      />
    </Section>
  );
}
