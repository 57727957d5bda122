import { useEffect, useRef } from 'react';
import { formatDateTime, formatNumber } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import styles from './check-sample.module.css';
import { CheckedSteps } from './checked-steps.tsx';
import { designsInWords, drawsInWords, seedsInWords } from './told-draw-words.ts';
import { COMPARE_CHECKSUM, conclusionInWords } from './verify-conclusion-words.ts';
import type { ShownVerification } from './verify-worker.ts';

type ResultProps = {
  verification: ShownVerification;
  checkedAt: string;
  /** Names of the files that were checked. */
  names: readonly string[];
};

/** What came of the check, step by step, for screen and paper. */
export function VerificationResult({ verification, checkedAt, names }: ResultProps) {
  const { control, round, frameSize, digest, steps, told } = verification;
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
          <Verdict verification={verification} />
        </div>
        <SummaryList
          items={[
            { term: 'Kontroll', description: `${control}, ${round}` },
            { term: 'Dragningar', description: drawsInWords(told) },
            { term: 'Urval', description: designsInWords(told) },
            { term: 'Fröet, enligt protokollet', description: seedsInWords(told) },
            { term: 'Ärenden i urvalsramen', description: formatNumber(frameSize) },
            { term: 'Filer', description: names.join(', ') },
            {
              term: 'Protokollets kontrollsumma',
              description: <code className={styles.hash}>{digest}</code>,
            },
            { term: 'Kontrollerat', description: formatDateTime(checkedAt) },
          ]}
        />
        <CheckedSteps steps={steps} told={told} />
      </Stack>
    </Section>
  );
}

function Verdict({ verification }: { verification: ShownVerification }) {
  const { outcome, digest } = verification;
  const { title, sentences } = conclusionInWords(verification);
  return (
    <Notice tone={outcome === 'agrees' ? 'success' : 'error'} title={title} live>
      {sentences.map((sentence) => (
        <p key={sentence} className={styles.text}>
          {sentence}
        </p>
      ))}
      {outcome === 'agrees' ? (
        <p>
          {COMPARE_CHECKSUM} Här är den <code className={styles.hash}>{digest}</code>.
        </p>
      ) : null}
    </Notice>
  );
}
