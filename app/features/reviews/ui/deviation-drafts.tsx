import type { DeviationDraft } from '#app/features/checklists/domain/evaluate.ts';
import { plural } from '#app/shared/text/format.ts';
import styles from './review-page.module.css';

/** What will be made when the review is handed in, before it is. */
export function DeviationDrafts({ drafts }: { drafts: readonly DeviationDraft[] }) {
  if (drafts.length === 0) return <p>Inga avvikelser skapas.</p>;
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
            <br />
            {draft.description === '' ? 'Beskrivning saknas än.' : draft.description}
            <br />
            <span className={styles.muted}>Ska bedömas inom {draft.daysToDue} dagar.</span>
          </li>
        ))}
      </ul>
    </>
  );
}
