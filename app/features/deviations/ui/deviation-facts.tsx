import { Link } from '@remix-run/react';
import { dueWords } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { severityWords } from '#app/features/deviations/domain/severity-words.ts';
import type { DeviationState, Severity } from '#app/shared/domain/vocabulary.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { DeviationStatus } from './deviation-status.tsx';

type DeviationFactsProps = {
  deviation: {
    description: string;
    severity: Severity;
    state: DeviationState;
    questionName: string;
    caseKey: string;
    caseId: number;
    registerId: number;
    unitName: string;
    controlName: string;
    roundName: string;
    roundId: number;
    responsibleName: string | null;
    dueOn: string;
    isOverdue: boolean;
    createdAt: string;
  };
  mayReadCase: boolean;
  mayReadRound: boolean;
};

/** What was found, where, and who judges it by when. */
export function DeviationFacts({ deviation, mayReadCase, mayReadRound }: DeviationFactsProps) {
  const { dueOn, isOverdue, state, caseKey, registerId, caseId, roundId } = deviation;
  const round = `${deviation.controlName}, ${deviation.roundName}`;
  return (
    <Section title="Vad som hittades">
      <p>{deviation.description}</p>
      <SummaryList
        items={[
          { term: 'Läge', description: <DeviationStatus state={state} /> },
          {
            term: 'Ärende',
            description: mayReadCase ? (
              <Link to={`/register/${registerId}/arenden/${caseId}`}>{caseKey}</Link>
            ) : (
              caseKey
            ),
          },
          { term: 'Enhet', description: deviation.unitName },
          { term: 'Fråga', description: deviation.questionName },
          { term: 'Allvarlighet', description: severityWords[deviation.severity] },
          { term: 'Ansvarig', description: deviation.responsibleName ?? 'Ingen utsedd' },
          ...(dueWords[state] === ''
            ? []
            : [
                {
                  term: dueWords[state],
                  description: isOverdue ? <Status tone="warning">{dueOn}, försenad</Status> : dueOn,
                },
              ]),
          { term: 'Upptäckt', description: formatDate(deviation.createdAt) },
          {
            term: 'Omgång',
            description: mayReadRound ? <Link to={`/omgangar/${roundId}`}>{round}</Link> : round,
          },
        ]}
      />
    </Section>
  );
}
