import { Form } from '@remix-run/react';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import type { Evaluation, Lack } from '#app/features/checklists/domain/evaluate.ts';
import type { DeviationTiming } from '#app/features/reviews/domain/deviation-timing.ts';
import { itemTitle } from '#app/features/reviews/domain/items-words.ts';
import { scoreInWords } from '#app/features/reviews/domain/score-words.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { DeviationDrafts } from './deviation-drafts.tsx';
import { useDeviationsCome } from './deviations-come.tsx';
import styles from './review-page.module.css';
import { type Stop, stopsOf } from './review-stops.ts';

const lackWords: Readonly<Record<Lack, string>> = {
  answer: 'inget svar',
  reason: 'beskrivning eller skäl saknas',
  comment: 'kommentar saknas',
  evidence: 'plats i akten saknas',
};

/** The whole checklist is one form with this id, so that the button down here can send it. */
export const CHECKLIST_FORM = 'checklista';

type HandInProps = {
  reviewId: number;
  definition: ChecklistDefinition;
  evaluation: Evaluation;
  isAlive: boolean;
  /** Questions whose answers are not sent before they are mended. */
  unsent?: readonly string[];
  /** Pressed too early, with how many questions that lack something. */
  onIncomplete: (lacking: number) => void;
};

/** The last step: what is left, how it went, what will be made, and the button. */
export function HandIn(props: HandInProps) {
  const { reviewId, definition, evaluation, isAlive, unsent = [], onIncomplete } = props;
  const action = `/granskningar/${reviewId}/lamna-in`;
  const lacking = stopsOf(definition, evaluation).filter(
    ({ key, isLacking }) => isLacking || unsent.includes(key),
  );
  const score = scoreInWords(evaluation);
  const timing = useDeviationsCome();
  const button = timing === 'never' ? 'Lämna in svaren' : 'Lämna in granskningen';
  return (
    <section className={styles.handIn} aria-labelledby="lamna-in-rubrik">
      <h2 id="lamna-in-rubrik" className={styles.sectionTitle}>
        Lämna in
      </h2>
      {lacking.length > 0 ? (
        <>
          <p>Kvar innan du kan lämna in:</p>
          <ul>
            {lacking.map((stop) => (
              <li key={stop.key}>
                <a href={`#fraga-${stop.key}`}>{nameOf(stop, definition)}</a>:{' '}
                {stop.isLacking ? lacksOf(stop) : 'svaret är inte sparat'}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {score === '' ? null : <p className={styles.score}>{score}</p>}
      <WhatFollows timing={timing} evaluation={evaluation} />
      {isAlive ? (
        <Form
          method="post"
          action={action}
          onSubmit={(event) => {
            if (evaluation.isComplete && lacking.length === 0) return;
            event.preventDefault();
            onIncomplete(lacking.length);
          }}
        >
          <Button id="lamna-in">{button}</Button>
        </Form>
      ) : (
        <Button id="lamna-in" form={CHECKLIST_FORM} formAction={action}>
          {button}
        </Button>
      )}
    </section>
  );
}

/** What comes of handing in. Nothing is promised of deviations where these answers alone make none. */
function WhatFollows({ timing, evaluation }: { timing: DeviationTiming; evaluation: Evaluation }) {
  if (timing === 'never') return null;
  if (timing === 'agreement') {
    return (
      <p>När alla har lämnat in enas ni om svaren. Avvikelser skapas först när ni har enats om svaren.</p>
    );
  }
  return (
    <>
      {timing === 'approval' ? (
        <p>Granskningen väntar sedan på att någon annan godkänner den. Först då räknas den i resultatet.</p>
      ) : null}
      <h3>{timing === 'approval' ? 'När den är godkänd' : 'När du lämnar in'}</h3>
      <DeviationDrafts drafts={evaluation.deviationDrafts} isComplete={evaluation.isComplete} />
    </>
  );
}

function nameOf({ state, sectionKey }: Stop, { sections }: ChecklistDefinition): string {
  const section = sections.find(({ key }) => key === sectionKey);
  if (state === undefined) return section?.title ?? sectionKey;
  const { question, itemNumber } = state;
  if (itemNumber === undefined || section?.repeats === undefined) return question.shortName;
  return `${itemTitle(section.repeats, itemNumber)}, ${question.shortName}`;
}

function lacksOf({ state, isWaiting }: Stop): string {
  if (state === undefined) return 'antalet är inte angivet';
  if (isWaiting) return 'beräknas när frågorna före är besvarade';
  return state.lacks.map((lack) => lackWords[lack]).join(', ');
}
