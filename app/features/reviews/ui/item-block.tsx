import type { ReactNode } from 'react';
import type { Section } from '#app/features/checklists/domain/definition.ts';
import { itemTitle } from '#app/features/reviews/domain/items-words.ts';
import { Button } from '#app/shared/ui/button.tsx';
import styles from './items-section.module.css';

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
