import { classNames } from '#app/shared/ui/class-names.ts';
import styles from './reading-text.module.css';

type ReadingTextProps = {
  paragraphs: readonly string[];
  /** Takes the size of what stands around it, for a projector. */
  isLarge?: boolean;
};

/** Running text in a readable measure; line breaks within a paragraph are kept. */
export function ReadingText({ paragraphs, isLarge = false }: ReadingTextProps) {
  return (
    <div className={classNames(styles.text, isLarge && styles.large)}>
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two paragraphs may say the same, and the text is fixed for its page.
        <p key={index}>{paragraph}</p>
      ))}
    </div>
  );
}
