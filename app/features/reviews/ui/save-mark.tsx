import { formatTime } from '#app/shared/text/format.ts';
import type { QueueEntry } from './answer-queue.ts';
import styles from './save-mark.module.css';

/** Where one answer is: "Sparat 10.42" only when the server has it on disk. */
export function SaveMark({ entry }: { entry: QueueEntry }) {
  const words = wordsOf(entry);
  if (words === '') return null;
  const isTrouble = entry.state === 'waiting' || entry.state === 'refused';
  return <p className={isTrouble ? styles.trouble : styles.mark}>{words}</p>;
}

function wordsOf(entry: QueueEntry): string {
  switch (entry.state) {
    case 'saved':
      return entry.savedAt === null ? '' : `Sparat ${formatTime(entry.savedAt)}`;
    case 'typing':
      return 'Inte sparat än …';
    case 'saving':
      return 'Sparar …';
    case 'waiting':
    case 'refused':
      return `Inte sparat. ${entry.message}`;
    default:
      return '';
  }
}
