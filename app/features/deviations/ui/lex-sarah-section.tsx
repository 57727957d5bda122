import type { LexSarahJudgement } from '#app/features/deviations/domain/lex-sarah.ts';
import { lexSarahJudgementWords } from '#app/features/deviations/domain/lex-sarah-words.ts';
import type { LexSarahStage } from '#app/shared/domain/vocabulary.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { LexSarahStatus } from './lex-sarah-status.tsx';

type LexSarahSectionProps = {
  deviationId: number;
  isWaiting: boolean;
  mayJudge: boolean;
  mayReport: boolean;
  matter: {
    stage: LexSarahStage;
    isNotified: boolean | null;
    judgement: LexSarahJudgement | null;
    daysOpen: number | null;
  } | null;
};

/** lex Sarah beside the deviation: a question to the manager, or how far it has come. Nothing goes on by itself. */
export function LexSarahSection({
  deviationId,
  isWaiting,
  mayJudge,
  mayReport,
  matter,
}: LexSarahSectionProps) {
  const to = `/avvikelser/${deviationId}/lex-sarah`;
  if (!matter && !isWaiting && !mayReport) return null;
  return (
    <Section
      title="Lex Sarah"
      actions={
        <ButtonLink to={to} variant={isWaiting && mayJudge ? 'primary' : 'secondary'}>
          {matter ? 'Visa lex Sarah-ärendet' : isWaiting && mayJudge ? 'Bedöm' : 'Rapportera'}
        </ButtonLink>
      }
    >
      {matter ? (
        <SummaryList
          items={[
            { term: 'Läge', description: <LexSarahStatus {...matter} /> },
            {
              term: 'Bedömning',
              description:
                matter.judgement === null ? 'Inte bedömd än' : lexSarahJudgementWords[matter.judgement],
            },
          ]}
        />
      ) : isWaiting ? (
        <p>
          Avvikelsen kommer från en fråga som är markerad som kritisk i checklistan.{' '}
          {mayJudge
            ? 'Ta ställning till om den ska rapporteras enligt lex Sarah. Inget händer förrän du gör det.'
            : 'Enhetens chef tar ställning till om den ska rapporteras enligt lex Sarah.'}
        </p>
      ) : (
        <p>Avvikelsen är inte rapporterad enligt lex Sarah.</p>
      )}
    </Section>
  );
}
