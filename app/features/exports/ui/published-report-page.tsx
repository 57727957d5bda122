import { FiguresTable } from '#app/features/results/ui/figures-table.tsx';
import { ResultList } from '#app/features/results/ui/result-list.tsx';
import { paragraphsOf } from '#app/features/reviews/domain/paragraphs.ts';
import { ReadingText } from '#app/features/reviews/ui/reading-text.tsx';
import { formatDate, formatNumber } from '#app/shared/text/format.ts';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import type { PublishedReport } from '../server/published-content.server.ts';
import { PublishedSelection } from './published-selection.tsx';

type PublishedReportPageProps = { report: PublishedReport & { publishedAt: string } };

/** A finalised, de-identified result for anybody. Leads nowhere further into the program. */
export function PublishedReportPage({ report }: PublishedReportPageProps) {
  const { figures, rule, organisationName, unitName } = report;
  return (
    <>
      <PageHeader
        eyebrow={[organisationName, unitName, report.roundName].filter(Boolean).join(' · ')}
        title={report.controlName}
        lead={report.purpose}
      />
      <SummaryList
        items={[
          { term: 'Nummer', description: report.finalNumber },
          { term: 'Fastställd', description: formatDate(report.finalisedAt) },
          { term: 'Publicerad', description: formatDate(report.publishedAt) },
          { term: 'Referensdatum', description: formatDate(report.referenceOn) },
          { term: 'Ärenden i gruppen', description: formatNumber(figures.frameSize) },
          {
            term: 'Granskade',
            description: `${formatNumber(figures.reviewedCount)} av ${formatNumber(figures.sampleSize)} dragna`,
          },
        ]}
      />
      {report.finalisedAgain.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Section title="Resultatet i ord">
        <ResultList figures={figures} breaks={report.breaks} percentageBase={rule.percentageBase} />
      </Section>
      {report.improvement === null ? null : (
        <Section title="Förbättringsförslag">
          <ReadingText paragraphs={paragraphsOf(report.improvement)} />
        </Section>
      )}
      <Section title="Siffrorna">
        <FiguresTable questions={figures.questions} hasWeights={figures.hasUnequalProbabilities} />
        <p>
          ”–” betyder att antalet, eller det som återstår till underlaget, är 1 till {rule.threshold - 1},
          eller att det annars skulle gå att räkna ut. Andelar visas när underlaget är minst{' '}
          {rule.percentageBase}.
        </p>
      </Section>
      <PublishedSelection selection={report.selection} kind={figures.selection} />
    </>
  );
}
