import type { ReactNode } from 'react';
import type { ItemsState } from '#app/features/checklists/domain/evaluate.ts';
import { Button } from '#app/shared/ui/button.tsx';
import type { QueueEntry } from './answer-queue.ts';
import styles from './items-section.module.css';

export type ItemsButtonsProps = {
  list: ItemsState;
  entry: QueueEntry;
  isAlive: boolean;
  onAdd: () => void;
  onNone: () => void;
};

/** The ways to say how many items there are. Without JavaScript the same buttons send the whole form. */
export function ItemsButtons({ list, entry, isAlive, onAdd, onNone }: ItemsButtonsProps) {
  const { section, items } = list;
  const { repeats } = section;
  if (repeats === undefined) return null;
  const canBeNone = repeats.atLeast === 0 && items.length === 0 && entry.draft.option === null;
  const button = (move: string, onClick: () => void, letter: string, words: ReactNode) => (
    <Button
      type={isAlive ? 'button' : 'submit'}
      variant="secondary"
      name="items"
      value={`${move}:${section.key}`}
      onClick={isAlive ? onClick : undefined}
    >
      {words}
      {isAlive ? (
        <span className={styles.key} aria-hidden="true">
          {letter}
        </span>
      ) : null}
    </Button>
  );
  return (
    <div className={styles.buttons}>
      {items.length >= repeats.atMost ? (
        <p className={styles.words}>Det går inte att lägga till fler än {repeats.atMost}.</p>
      ) : (
        button('add', onAdd, 'L', `Lägg till ${repeats.itemName}`)
      )}
      {canBeNone ? button('none', onNone, 'I', 'Det finns inga') : null}
    </div>
  );
}

/** After the last item: whoever has answered it is asked for more before the focus leaves the section. */
export function ItemsFoot(props: ItemsButtonsProps) {
  const { section, key } = props.list;
  return (
    <section
      id={`fler-${key}`}
      data-question={key}
      tabIndex={-1}
      aria-label={`Fler ${section.repeats?.itemsName ?? section.title}?`}
      className={styles.head}
    >
      <p className={styles.words}>Fler {section.repeats?.itemsName}?</p>
      <ItemsButtons {...props} />
    </section>
  );
}
