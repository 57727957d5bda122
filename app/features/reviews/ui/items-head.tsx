import type { ReactNode } from 'react';
import type { Section } from '#app/features/checklists/domain/definition.ts';
import type { ItemsState, QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import { itemsInWords, itemsSummary, itemTitle } from '#app/features/reviews/domain/items-words.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import type { QueueEntry } from './answer-queue.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import styles from './items-section.module.css';
import { SaveMark } from './save-mark.tsx';

export type ItemsHeadProps = {
  list: ItemsState;
  /** The questions of the section, in all items. */
  states: readonly QuestionState[];
  entry: QueueEntry;
  today: string;
  isAlive: boolean;
  /** An item was just taken away and can come back. */
  isRemoved: boolean;
  onAdd: () => void;
  onNone: () => void;
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
      {items.length === 0 ? <ItemsButtons {...props} section={section} /> : null}
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

/** The ways to say how many there are: they stand in the head while there are none, else after the last item. */
export function ItemsButtons(
  props: Pick<ItemsHeadProps, 'list' | 'entry' | 'isAlive' | 'onAdd' | 'onNone'> & { section: Section },
) {
  const { list, entry, section, isAlive, onAdd, onNone } = props;
  const { repeats } = section;
  if (repeats === undefined) return null;
  const isFull = list.items.length >= repeats.atMost;
  const canBeNone = repeats.atLeast === 0 && list.items.length === 0 && entry.draft.option === null;
  const type = isAlive ? 'button' : 'submit';
  return (
    <div className={styles.buttons}>
      {isFull ? (
        <p className={styles.count}>Det går inte att lägga till fler än {repeats.atMost}.</p>
      ) : (
        <Button
          type={type}
          variant="secondary"
          name="items"
          value={`add:${section.key}`}
          onClick={isAlive ? onAdd : undefined}
        >
          Lägg till {repeats.itemName}
          {isAlive ? (
            <span className={styles.key} aria-hidden="true">
              L
            </span>
          ) : null}
        </Button>
      )}
      {canBeNone ? (
        <Button
          type={type}
          variant="secondary"
          name="items"
          value={`none:${section.key}`}
          onClick={isAlive ? onNone : undefined}
        >
          Det finns inga
          {isAlive ? (
            <span className={styles.key} aria-hidden="true">
              I
            </span>
          ) : null}
        </Button>
      ) : null}
    </div>
  );
}

type ItemBlockProps = {
  section: Section;
  item: string;
  itemNumber: number;
  isAlive: boolean;
  onRemove: () => void;
  children: ReactNode;
};

/** One item with its questions. */
export function ItemBlock({ section, item, itemNumber, isAlive, onRemove, children }: ItemBlockProps) {
  if (section.repeats === undefined) return null;
  const title = itemTitle(section.repeats, itemNumber);
  const id = `post-${section.key}-${item}`;
  return (
    <section aria-labelledby={id} className={styles.item}>
      <div className={styles.itemHead}>
        <h3 id={id} className={styles.itemTitle}>
          {title}
        </h3>
        <Button
          type={isAlive ? 'button' : 'submit'}
          variant="quiet"
          name="items"
          value={`remove:${section.key}:${item}`}
          aria-label={`Ta bort ${title.toLocaleLowerCase('sv')}`}
          onClick={isAlive ? onRemove : undefined}
        >
          Ta bort
        </Button>
      </div>
      {children}
    </section>
  );
}
