import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/features/accounts/server/require-actor.server.ts';
import { requireIdParam } from '#app/features/accounts/server/route-params.server.ts';
import { paragraphsOf } from '#app/features/reviews/domain/paragraphs.ts';
import { ReadingText } from '#app/features/reviews/ui/reading-text.tsx';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { formatDate, formatNumber } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Icon } from '#app/shared/ui/icon.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { hiddenGroupsInWords } from '../domain/group-words.ts';
import { loadDeidentifiedResult } from '../server/load-deidentified-result.server.ts';
import { BreakdownTables } from '../ui/breakdown-tables.tsx';
import { FiguresTable } from '../ui/figures-table.tsx';
import { ReportFiles } from '../ui/report-files.tsx';
import { ResultList } from '../ui/result-list.tsx';
import { SelectionFacts } from '../ui/selection-facts.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.controlName}, ${data.roundName} – Aktsam` : 'Aktsam' },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  return loadDeidentifiedResult(
    args.context.services,
    actor,
    requireIdParam<RoundId>(args.params, 'roundId'),
  );
}

export default function DeidentifiedResult() {
  const result = useLoaderData<typeof loader>();
  const { figures, rule } = result;
  return (
    <>
      <PageHeader
        back={{ to: '/resultat', label: 'Resultat' }}
        eyebrow={`${result.unitName} · ${result.roundName}`}
        title={result.controlName}
        lead={result.purpose}
        actions={
          <>
            <ButtonLink
              to={`/omgangar/${result.roundId}/resultat.xlsx?version=avidentifierad`}
              variant="secondary"
              download
            >
              <Icon name="download" />
              Hämta Excel
            </ButtonLink>
            <ButtonLink
              to={`/omgangar/${result.roundId}/rapport.docx?version=avidentifierad`}
              variant="secondary"
              download
            >
              <Icon name="download" />
              Hämta Word
            </ButtonLink>
            <ButtonLink to={`/omgangar/${result.roundId}/protokoll/avidentifierat`} variant="secondary">
              Så drogs urvalet
            </ButtonLink>
          </>
        }
      />
      <SummaryList
        items={[
          { term: 'Nummer', description: result.finalNumber },
          { term: 'Fastställd', description: formatDate(result.finalisedAt) },
          { term: 'Referensdatum', description: formatDate(result.referenceOn) },
          { term: 'Ärenden i gruppen', description: formatNumber(figures.frameSize) },
          {
            term: 'Granskade',
            description: `${formatNumber(figures.reviewedCount)} av ${formatNumber(figures.sampleSize)} dragna`,
          },
        ]}
      />
      {result.finalisedAgain.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Section title="Resultatet i ord">
        <ResultList
          figures={figures}
          breaks={result.breaks}
          trends={result.trends}
          roundsAt="/resultat"
          percentageBase={rule.percentageBase}
        />
      </Section>
      {result.improvement === null ? null : (
        <Section title="Förbättringsförslag">
          <ReadingText paragraphs={paragraphsOf(result.improvement)} />
        </Section>
      )}
      <Section title="Siffrorna">
        <FiguresTable questions={figures.questions} hasWeights={figures.hasUnequalProbabilities} />
        <p>
          ”–” betyder att antalet, eller det som återstår till underlaget, är 1 till {rule.threshold - 1},
          eller att det annars skulle gå att räkna ut. Andelar visas när underlaget är minst{' '}
          {rule.percentageBase}.
        </p>
        {result.isInternalOpen ? (
          <p>
            <Link to={`/omgangar/${result.roundId}`}>Gå till omgången med alla uppgifter</Link>
          </p>
        ) : null}
      </Section>
      {result.breakdown ? (
        <Section title={`Resultatet uppdelat på ${result.breakdown.column}`}>
          <BreakdownTables
            column={result.breakdown.column}
            groups={result.breakdown.groups}
            questions={figures.questions}
            frameSize={figures.frameSize}
            reviewedCount={figures.reviewedCount}
          />
          <p>{hiddenGroupsInWords(rule.threshold)}</p>
        </Section>
      ) : null}
      {result.selection ? <SelectionFacts selection={result.selection} /> : null}
      <ReportFiles files={result.files} />
    </>
  );
}
