import type { ToldDraw } from '#app/features/sampling/domain/verify-protocol.ts';
import type { Outcome, Step } from '#app/features/sampling/domain/verify-steps.ts';
import { formatNumber } from '#app/shared/text/number-format.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Status, type StatusTone } from '#app/shared/ui/status.tsx';
import styles from './check-sample.module.css';
import { groupSteps, outcomesInWords, type StepGroup } from './step-groups.ts';
import { findingInWords } from './verify-finding-words.ts';
import { outcomeInWords, STEP_TITLES, stepInWords } from './verify-words.ts';

const TONES: Readonly<Record<Outcome, StatusTone>> = {
  agrees: 'good',
  differs: 'error',
  undecided: 'warning',
  cannotCheck: 'neutral',
  nothing: 'neutral',
};

type StepsProps = { steps: readonly Step[]; told: readonly ToldDraw[] };

/** The steps by file and draw: what differs lies open, what agrees and what cannot be told is folded, also counted. */
export function CheckedSteps({ steps, told }: StepsProps) {
  return groupSteps(steps, told).map((group) => <Group key={group.title} group={group} />);
}

function Group({ group: { title, open, agreeing, untold } }: { group: StepGroup }) {
  return (
    <section className={styles.group}>
      <h3 className={styles.title}>{title}</h3>
      <Steps steps={open} />
      <Folded steps={agreeing} />
      <Folded steps={untold} />
    </section>
  );
}

function Folded({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  return (
    <Disclosure summary={outcomesInWords(steps)} isPrintedOpen>
      <Steps steps={steps} />
    </Disclosure>
  );
}

function Steps({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  return (
    <ul className={styles.steps}>
      {steps.map((step) => (
        <StepItem key={step.what} step={step} />
      ))}
    </ul>
  );
}

function StepItem({ step }: { step: Step }) {
  const left = step.findingCount - step.findings.length;
  return (
    <li className={styles.step}>
      <p className={styles.heading}>
        <strong>{STEP_TITLES[step.what]}</strong>{' '}
        <Status tone={TONES[step.outcome]}>{outcomeInWords(step)}</Status>
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
