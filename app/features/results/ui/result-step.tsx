import type { ReactNode } from 'react';
import type { ComparabilityBreaks } from '#app/features/checklists/domain/comparability.ts';
import { formatNumber, plural } from '#app/shared/text/format.ts';
import { leftOutCaveat } from '#app/shared/text/left-out-caveat.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Icon } from '#app/shared/ui/icon.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import type { FaultOutcomes as Outcomes } from '../domain/fault-outcomes.ts';
import type { RoundFigures } from '../domain/figures.ts';
import type { Trends } from '../server/load-trends.server.ts';
import { FaultOutcomes } from './fault-outcomes.tsx';
import { FaultTable, type FaultToShow } from './fault-table.tsx';
import { FiguresTable } from './figures-table.tsx';
import { MayNotLeave } from './may-not-leave.tsx';
import { ResultList } from './result-list.tsx';
import { countsWhenInWords, type WayOfReviewing } from './settled-in-words.ts';
import { weightingInWords } from './weighting-in-words.ts';

type ResultStepProps = {
  roundId: number;
  /** Null until the reviews are shared out. */
  result: {
    figures: RoundFigures;
    breaks: ComparabilityBreaks;
    trends: Trends;
    faults: readonly FaultToShow[];
    outcomes: Outcomes;
  } | null;
  /** The person looking may make a round of the hits. */
  mayDeepen: boolean;
  /** False for a round that nothing of may leave the unit: it has no de-identified files. */
  mayLeave: boolean;
  procedure: WayOfReviewing;
  /** By a column of the frame, the last of all. */
  children?: ReactNode;
};

/** Step four of a round: what was found, in words, bars and numbers, and the files. */
export function ResultStep({ roundId, result, mayDeepen, mayLeave, procedure, children }: ResultStepProps) {
  if (result === null || result.figures.reviewedCount === 0) {
    return (
      <Section title="4. Resultat" id="resultat">
        <p>Siffrorna kommer fram när {countsWhenInWords(procedure, 'first')}.</p>
      </Section>
    );
  }
  const { figures, breaks, trends, faults, outcomes } = result;
  const file = `/omgangar/${roundId}/resultat.xlsx`;
  const report = `/omgangar/${roundId}/rapport.docx`;
  return (
    <Section
      title="4. Resultat"
      id="resultat"
      actions={
        <>
          {mayDeepen ? (
            <ButtonLink to={`/omgangar/${roundId}/fordjupa`} variant="secondary">
              Fördjupa träffarna
            </ButtonLink>
          ) : null}
          <ButtonLink to={`/omgangar/${roundId}/text`} variant="secondary">
            Text om resultatet
          </ButtonLink>
          <ButtonLink to={`${file}?version=intern`} variant="secondary" download>
            <Icon name="download" />
            Hämta Excel, intern
          </ButtonLink>
          {mayLeave ? (
            <ButtonLink to={`${file}?version=avidentifierad`} variant="secondary" download>
              <Icon name="download" />
              Hämta Excel, avidentifierad
            </ButtonLink>
          ) : null}
          <ButtonLink to={`${report}?version=intern`} variant="secondary" download>
            <Icon name="download" />
            Hämta Word, intern
          </ButtonLink>
          {mayLeave ? (
            <ButtonLink to={`${report}?version=avidentifierad`} variant="secondary" download>
              <Icon name="download" />
              Hämta Word, avidentifierad
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <Stack gap="large">
        {figures.selection === 'notRandom' ? (
          <Notice tone="warning" title="Inte slumpvis utvalt">
            <p>Resultatet säger bara något om de granskade ärendena, inte om hela gruppen.</p>
          </Notice>
        ) : null}
        {mayLeave ? null : <MayNotLeave />}
        <ReviewedSoFar figures={figures} procedure={procedure} />
        <ResultList figures={figures} breaks={breaks} trends={trends} percentageBase={0} />
        <FiguresTable questions={figures.questions} hasWeights={figures.hasUnequalProbabilities} />
        <Reading figures={figures} />
        {faults.length === 0 ? (
          <Stack gap="small">
            <p>Inga brister i de granskade ärendena.</p>
            <FaultOutcomes outcomes={outcomes} />
          </Stack>
        ) : (
          <Stack gap="small">
            <p>
              {plural(figures.faultCount, 'brist', 'brister')} i{' '}
              {plural(figures.casesWithFaultCount, 'ärende', 'ärenden')} av{' '}
              {formatNumber(figures.reviewedCount)} granskade.
            </p>
            <FaultOutcomes outcomes={outcomes} />
            <FaultTable faults={faults} />
          </Stack>
        )}
        {children}
      </Stack>
    </Section>
  );
}

function ReviewedSoFar({ figures, procedure }: { figures: RoundFigures; procedure: WayOfReviewing }) {
  const { reviewedCount, sampleSize, isComplete } = figures;
  const cases =
    figures.selection === 'random'
      ? plural(sampleSize, 'draget ärende', 'dragna ärenden')
      : plural(sampleSize, 'ärende', 'ärenden');
  const count = `${formatNumber(reviewedCount)} av ${cases}`;
  if (isComplete && reviewedCount === sampleSize) return <p>Alla {cases} är granskade.</p>;
  if (isComplete)
    return (
      <p>
        {count} är granskade. {leftOutCaveat(figures)}
      </p>
    );
  return (
    <Notice tone="info" title={`Preliminärt: ${count} är granskade`}>
      <p>Siffrorna ändras när {moreInWords(procedure)}. Intervallen visas när alla är klara.</p>
    </Notice>
  );
}

function moreInWords({ isSeveral, needsApproval }: WayOfReviewing): string {
  if (needsApproval) return 'fler granskningar godkänns';
  return isSeveral ? 'granskarna har enats i fler ärenden' : 'fler granskningar lämnas in';
}

/** How the numbers are to be read; only what this round needs. */
function Reading({ figures }: { figures: RoundFigures }) {
  return (
    <ul>
      <li>”Handling saknas” räknas som ej uppfyllt. ”Ej tillämpligt” räknas inte in i underlaget.</li>
      {figures.sections.some(({ items }) => items !== null) ? (
        <li>
          Avsnitt som besvaras flera gånger i ett ärende räknas per gång. För dem säger siffrorna bara något
          om de granskade ärendena.
        </li>
      ) : null}
      {figures.questions.some((question) => question.interval.kind === 'cases') ? (
        <li>
          Intervallet säger hur många av hela gruppens {formatNumber(figures.frameSize)} ärenden det troligen
          gäller: det stämmer i 95 fall av 100.
        </li>
      ) : null}
      {figures.hasUnequalProbabilities ? (
        <li>
          Alla ärenden hade inte samma chans att dras: urvalet har ett minst-krav eller grupper av olika
          storlek. Andelen är därför ovägd. {weightingInWords(figures.questions)}
        </li>
      ) : null}
    </ul>
  );
}
