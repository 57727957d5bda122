import type { ReactNode } from 'react';
import type { LexSarahJudgement } from '#app/features/deviations/domain/lex-sarah.ts';
import {
  concernedSexWords,
  lexSarahJudgementWords,
} from '#app/features/deviations/domain/lex-sarah-words.ts';
import type { LexSarahStage } from '#app/shared/domain/vocabulary.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { LexSarahStatus } from './lex-sarah-status.tsx';

type LexSarahFactsProps = {
  matter: {
    stage: LexSarahStage;
    isNotified: boolean | null;
    notifiedOn: string | null;
    notifiedReason: string;
    judgement: LexSarahJudgement | null;
    judgementReason: string;
    concernedSex: 'female' | 'male' | null;
    reportedAt: string;
    reportedByName: string;
    daysOpen: number | null;
  };
};

/** How the matter stands now; what led there is in its history. */
export function LexSarahFacts({ matter }: LexSarahFactsProps) {
  const { judgement, isNotified, notifiedOn, concernedSex } = matter;
  const items: { term: string; description: ReactNode }[] = [
    { term: 'Läge', description: <LexSarahStatus {...matter} /> },
    { term: 'Rapporterad', description: `${formatDate(matter.reportedAt)}, ${matter.reportedByName}` },
    {
      term: 'Bedömning',
      description:
        judgement === null
          ? 'Inte bedömd än'
          : `${lexSarahJudgementWords[judgement]}. ${matter.judgementReason}`,
    },
  ];
  if (isNotified !== null) {
    const words = isNotified ? `Anmäld ${notifiedOn ?? ''}. ` : 'Inte anmäld. ';
    items.push({ term: 'IVO', description: `${words}${matter.notifiedReason}` });
  }
  items.push({
    term: 'Gäller',
    description: concernedSex === null ? 'Inte angivet' : concernedSexWords[concernedSex],
  });
  return (
    <Section title="Så står det">
      <SummaryList items={items} />
    </Section>
  );
}
