import type { ReasonNeed } from '#app/features/checklists/domain/answers.ts';
import type { Lack } from '#app/features/checklists/domain/evaluate.ts';
import { formatTimeSince } from '#app/shared/text/format.ts';
import type { QueueEntry } from './answer-queue.ts';
import styles from './save-mark.module.css';
import { troubleOfWords } from './trouble-of-words.ts';

type SaveMarkProps = {
  entry: QueueEntry;
  need: ReasonNeed | undefined;
  lacks: readonly Lack[];
  today: string;
};

/** Where one answer is: "Sparat 10.42" only when the server has it on disk and nothing more is asked for. */
export function SaveMark(props: SaveMarkProps) {
  const words = wordsOf(props);
  if (words === '') return null;
  const { state } = props.entry;
  const isTrouble = state === 'waiting' || state === 'refused' || state === 'invalid';
  return <p className={isTrouble ? styles.trouble : styles.mark}>{words}</p>;
}

function wordsOf(props: SaveMarkProps): string {
  const { entry, today } = props;
  switch (entry.state) {
    case 'saved': {
      if (entry.savedAt === null) return '';
      const missing = missingIn(props);
      return missing === ''
        ? `Sparat ${formatTimeSince(entry.savedAt, today)}`
        : `Svaret är sparat. ${missing}`;
    }
    case 'typing':
      return 'Inte sparat än …';
    case 'saving':
      return 'Sparar …';
    case 'invalid':
      return `Inte sparat${troubleOfWords(entry) === '' ? ': svaret behöver rättas.' : `. ${troubleOfWords(entry)}`}`;
    case 'waiting':
    case 'refused':
      return `Inte sparat. ${entry.message}`;
    default:
      return '';
  }
}

/** What an answer that is given still asks for. */
function missingIn({ need, lacks }: SaveMarkProps): string {
  if (lacks.includes('reason')) return need === 'description' ? 'Beskrivning saknas.' : 'Skäl saknas.';
  if (lacks.includes('comment')) return 'Kommentar saknas.';
  return lacks.includes('evidence') ? 'Plats i akten saknas.' : '';
}
