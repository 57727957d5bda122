import { useEffect, useRef } from 'react';
import type { Outcome, Step } from '#app/features/sampling/domain/verify-steps.ts';
import { formatDateTime, formatNumber } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Status, type StatusTone } from '#app/shared/ui/status.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import styles from './check-sample.module.css';
import { COMPARE_CHECKSUM, findingInWords, OUTCOME_WORDS, stepInWords, stepTitle } from './verify-words.ts';
import type { ShownVerification } from './verify-worker.ts';

const TONES: Readonly<Record<Outcome, StatusTone>> = {
  agrees: 'good',
  differs: 'error',
  cannotCheck: 'neutral',
};

type ResultProps = {
  verification: ShownVerification;
  checkedAt: string;
  /** Names of the files that were checked. */
  names: readonly string[];
};

/** What came of the check, step by step, for screen and paper. */
export function VerificationResult({ verification, checkedAt, names }: ResultProps) {
  const { steps, drawCount } = verification;
  const top = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new result is gone to, also one just like the last.
  useEffect(() => top.current?.focus(), [verification]);
  return (
    <Section
      title="Resultat"
      actions={
        <Button type="button" variant="secondary" onClick={() => window.print()}>
          Skriv ut
        </Button>
      }
    >
      <Stack>
        <div ref={top} tabIndex={-1}>
          <Conclusion verification={verification} />
        </div>
        <SummaryList
          items={[
            { term: 'Kontroll', description: `${verification.control}, ${verification.round}` },
            { term: 'Ärenden i urvalsramen', description: formatNumber(verification.frameSize) },
            { term: 'Filer', description: names.join(', ') },
            {
              term: 'Protokollets kontrollsumma',
              description: <code className={styles.hash}>{verification.digest}</code>,
            },
            { term: 'Kontrollerat', description: formatDateTime(checkedAt) },
          ]}
        />
        <ol className={styles.steps}>
          {steps.map((step) => (
            <StepItem key={`${step.what} ${step.draw}`} step={step} drawCount={drawCount} />
          ))}
        </ol>
      </Stack>
    </Section>
  );
}

function Conclusion({ verification }: { verification: ShownVerification }) {
  const { outcome, steps, isDeidentified, drawCount } = verification;
  const differing = steps.filter((step) => step.outcome === 'differs').length;
  if (outcome === 'differs') {
    const first = steps.find((step) => step.outcome === 'differs' && step.what !== 'file') ?? steps[0];
    const finding = first?.findings[0];
    return (
      <Notice tone="error" title="Protokollet stämmer inte" live>
        <p className={styles.text}>
          {formatNumber(differing)} av {formatNumber(steps.length)} steg skiljer sig.{' '}
          {first && finding ? `${stepTitle(first, drawCount)}: ${findingInWords(finding)}` : ''}
        </p>
        <p>Fråga den som gav dig filerna innan du drar någon slutsats.</p>
      </Notice>
    );
  }
  const needsMore = isDeidentified && steps.some(({ obstacle }) => obstacle?.startsWith('needs'));
  return (
    <Notice
      tone="success"
      title={needsMore ? 'Reglerna är följda' : 'Allt som går att räkna om stämmer'}
      live
    >
      <p>
        {needsMore
          ? 'Urvalet följer av ordningen i protokollet. Om ordningen kommer av fröet kan bara den kontrollera som har kontrollnyckeln och urvalsramen.'
          : 'Samma urvalsram och samma frö ger samma urval.'}
      </p>
      <p>
        {COMPARE_CHECKSUM} Här är den <code className={styles.hash}>{verification.digest}</code>.
      </p>
    </Notice>
  );
}

function StepItem({ step, drawCount }: { step: Step; drawCount: number }) {
  const left = step.findingCount - step.findings.length;
  return (
    <li className={styles.step}>
      <p className={styles.heading}>
        <strong>{stepTitle(step, drawCount)}</strong>{' '}
        <Status tone={TONES[step.outcome]}>{OUTCOME_WORDS[step.outcome]}</Status>
      </p>
      <p className={styles.text}>{stepInWords(step)}</p>
      {step.findings.length > 0 ? (
        <ul className={styles.findings}>
          {step.findings.map((finding) => (
            <li key={`${finding.kind} ${finding.subject} ${finding.expected} ${finding.found}`}>
              {findingInWords(finding)}
            </li>
          ))}
          {left > 0 ? <li>Och {formatNumber(left)} till.</li> : null}
        </ul>
      ) : null}
    </li>
  );
}
