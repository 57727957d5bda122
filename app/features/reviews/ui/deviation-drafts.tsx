import type { DeviationDraft } from '#app/features/checklists/domain/findings.ts';
import { plural } from '#app/shared/text/format.ts';
import styles from './review-page.module.css';

type DeviationDraftsProps = { drafts: readonly DeviationDraft[]; isComplete: boolean };

/** What will be made when the review is handed in, before it is. */
export function DeviationDrafts({ drafts, isComplete }: DeviationDraftsProps) {
  if (drafts.length === 0) {
    return <p>{isComplete ? 'Inga avvikelser skapas.' : 'Med svaren hittills skapas ingen avvikelse.'}</p>;
  }
  return (
    <>
      <p>
        {plural(drafts.length, 'avvikelse', 'avvikelser')} skapas och går till ansvarig chef. Finns redan en
        öppen avvikelse om samma sak i ärendet kopplas bristen till den.
      </p>
      <ul className={styles.drafts}>
        {drafts.map((draft) => (
          <li key={draft.questionKey}>
            <strong>{draft.title}</strong>
            <p className={draft.answerKeys === undefined ? styles.draftWords : styles.draftLines}>
              {draft.description === '' ? 'Beskrivning saknas än.' : draft.description}
            </p>
            <span className={styles.muted}>Ska bedömas inom {draft.daysToDue} dagar.</span>
          </li>
        ))}
      </ul>
    </>
  );
}
