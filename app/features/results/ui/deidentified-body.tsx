import type { ReactNode } from 'react';
import { paragraphsOf } from '#app/features/reviews/domain/paragraphs.ts';
import { ReadingText } from '#app/features/reviews/ui/reading-text.tsx';
import { formatDate, formatNumber } from '#app/shared/text/format.ts';
import { leftOutCaveat } from '#app/shared/text/left-out-caveat.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import type { DisclosureRule } from '../domain/disclosure-rule.ts';
import type { DeidentifiedFigures } from '../domain/small-numbers.ts';
import { WEIGHTED_HIDDEN } from '../domain/weighted-hidden.ts';
import { FiguresTable } from './figures-table.tsx';
import { ResultList, type ResultListProps } from './result-list.tsx';

type DeidentifiedBodyProps = Pick<ResultListProps, 'breaks' | 'trends'> & {
  report: {
    readonly finalNumber: string;
    readonly finalisedAt: string;
    readonly referenceOn: string;
    readonly finalisedAgain: readonly string[];
    readonly unreviewed: string | null;
    readonly improvement: string | null;
    readonly figures: DeidentifiedFigures;
    readonly rule: DisclosureRule;
  };
  /** When it was published; absent on the page of those who log in. */
  publishedAt?: string;
  /** Under the numbers. */
  children?: ReactNode;
};

/** What readers see of a finalised round, with and without log-in: facts, words, proposal and numbers. */
export function DeidentifiedBody({ report, breaks, trends, publishedAt, children }: DeidentifiedBodyProps) {
  const { figures, rule } = report;
  const leftOut = leftOutCaveat(figures);
  const published = publishedAt ? [{ term: 'Publicerad', description: formatDate(publishedAt) }] : [];
  return (
    <>
      <SummaryList
        items={[
          { term: 'Nummer', description: report.finalNumber },
          { term: 'Fastställd', description: formatDate(report.finalisedAt) },
          ...published,
          { term: 'Referensdatum', description: formatDate(report.referenceOn) },
          { term: 'Ärenden i gruppen', description: formatNumber(figures.frameSize) },
          {
            term: 'Granskade',
            description: `${formatNumber(figures.reviewedCount)} av ${formatNumber(figures.sampleSize)} dragna`,
          },
          ...(report.unreviewed === null ? [] : [{ term: 'Inte granskade', description: report.unreviewed }]),
        ]}
      />
      {report.finalisedAgain.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Section title="Resultatet i ord">
        {leftOut === null ? null : <p>{leftOut}</p>}
        <ResultList
          {...{ figures, breaks }}
          {...(trends ? { trends } : {})}
          roundsAt="/resultat"
          percentageBase={rule.percentageBase}
        />
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
          {rule.percentageBase}. {figures.hasUnequalProbabilities ? WEIGHTED_HIDDEN : null}
        </p>
        {children}
      </Section>
    </>
  );
}
