import { legalReferenceFor, textFor } from '#app/features/checklists/domain/columns.ts';
import type { CaseColumns, Question } from '#app/features/checklists/domain/definition.ts';
import { itemTitle } from '#app/features/reviews/domain/items-words.ts';
import type { StepToShow } from '#app/features/reviews/server/load-agreement.server.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { AgreeForm, type HeldSettlement } from './agree-form.tsx';
import styles from './agree-page.module.css';

export type AgreeQuestionProps = {
  step: StepToShow;
  columns: CaseColumns;
  referenceOn: string;
  /** What was sent for this question and not taken. */
  held: HeldSettlement | null;
};

/** One question: what each answered, what they have agreed on and why, and the form that settles it. */
export function AgreeQuestion({ step, columns, referenceOn, held }: AgreeQuestionProps) {
  const { key, isSettled, agreed, given } = step;
  const form = <AgreeForm {...{ step, columns, referenceOn, held }} />;
  return (
    <section id={`fraga-${key}`} className={styles.question} aria-labelledby={`rubrik-${key}`}>
      <h3 id={`rubrik-${key}`} className={styles.title}>
        {titleOf(step, columns)}
      </h3>
      {step.question ? <WhenItApplies question={step.question} columns={columns} /> : null}
      {isSettled ? (
        <>
          <p className={styles.said}>
            <Status tone="good">{agreed?.text ?? given[0]?.text ?? 'Beräknas'}</Status>{' '}
            {step.kind === 'alike' && !agreed?.reason ? 'Alla svarade lika.' : null}
          </p>
          {agreed?.reason ? (
            <p className={styles.said}>
              {agreed.reason}{' '}
              <span className={styles.who}>
                {agreed.byName}, {formatDateTime(agreed.at)}
              </span>
            </p>
          ) : null}
          <Disclosure summary="Ändra" open={held !== null}>
            {form}
          </Disclosure>
        </>
      ) : (
        form
      )}
    </section>
  );
}

/** What the reviewers had beside the question, so that they settle it by the same words. */
function WhenItApplies({ question, columns }: { question: Question; columns: CaseColumns }) {
  const reference = legalReferenceFor(question.legalReference, columns);
  return (
    <Disclosure summary="När gäller frågan?">
      <p>{question.help}</p>
      {reference ? <p>Rättsligt stöd: {reference}.</p> : null}
    </Disclosure>
  );
}

/** The wording, with its item where there are several; of a list how many there are. */
function titleOf({ question, repeats, itemNumber }: StepToShow, columns: CaseColumns): string {
  if (question === null) return `Hur många ${repeats?.itemsName ?? 'är det'}?`;
  const wording = textFor(question.wording, columns);
  return repeats === null || itemNumber === null ? wording : `${itemTitle(repeats, itemNumber)}: ${wording}`;
}
