import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import { itemsInWords, itemsSummary } from '#app/features/reviews/domain/items-words.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { ItemsButtons, type ItemsButtonsProps } from './items-buttons.tsx';
import styles from './items-section.module.css';
import { SaveMark } from './save-mark.tsx';

type ItemsHeadProps = ItemsButtonsProps & {
  /** The questions of the section, in all items. */
  states: readonly QuestionState[];
  today: string;
  /** An item was just taken away and can come back. */
  isRemoved: boolean;
  onPutBack: () => void;
  onSettle: (winner: 'mine' | 'stored') => void;
};

/** How many items a repeating section has and what their answers amount to. It takes the focus like a question. */
export function ItemsHead(props: ItemsHeadProps) {
  const { list, states, entry, today, isRemoved } = props;
  const { section, key, items } = list;
  const { repeats } = section;
  if (repeats === undefined) return null;
  const summary = itemsSummary(section, states);
  return (
    <section
      id={`fraga-${key}`}
      data-question={key}
      tabIndex={-1}
      aria-label={`${section.title}: ${itemsInWords(repeats, entry.draft) || 'inte angivet'}`}
      className={styles.head}
    >
      <p className={styles.count} role="status">
        {itemsInWords(repeats, entry.draft) || `Hur många ${repeats.itemsName} finns det?`}
        {list.isLacking && items.length > 0 ? ` Det ska vara minst ${repeats.atLeast}.` : null}
      </p>
      {summary.length > 0 ? (
        <SummaryList items={summary.map(({ label, text }) => ({ term: label, description: text }))} />
      ) : null}
      {isRemoved ? (
        <p className={styles.removed} role="status">
          Borttagen: {repeats.itemName}. Svaren räknas inte längre.{' '}
          <Button type="button" variant="secondary" onClick={props.onPutBack}>
            Ångra
          </Button>
        </p>
      ) : null}
      {items.length === 0 ? <ItemsButtons {...props} /> : null}
      {entry.stored ? (
        <ConflictNotice
          title={`${section.title} har ändrats någon annanstans`}
          mine={itemsInWords(repeats, entry.draft) || 'Inget svar'}
          stored={itemsInWords(repeats, entry.stored) || 'Inget svar'}
          savedBy={entry.stored}
          today={today}
          onSettle={props.onSettle}
        />
      ) : (
        <SaveMark entry={entry} need={undefined} lacks={[]} today={today} />
      )}
      <input type="hidden" name={`itemsRevision:${section.key}`} value={entry.revision} />
    </section>
  );
}
