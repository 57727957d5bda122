import { formatTimeSince } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import styles from './question-card.module.css';

type ConflictNoticeProps = {
  title?: string;
  /** Both answers in words. */
  mine: string;
  stored: string;
  savedBy: { savedByName: string; savedAt: string };
  today: string;
  /** Without JavaScript the form is sent again, or left. */
  isAlive?: boolean;
  onSettle: (winner: 'mine' | 'stored') => void;
};

/** Both values side by side; nothing is written until the person has chosen. */
export function ConflictNotice(props: ConflictNoticeProps) {
  const {
    title = 'Frågan har besvarats någon annanstans',
    mine,
    stored,
    savedBy,
    today,
    isAlive = true,
    onSettle,
  } = props;
  const who = `${savedBy.savedByName} ${formatTimeSince(savedBy.savedAt, today)}`;
  return (
    <Notice tone="warning" title={title} live>
      <SummaryList
        items={[
          { term: 'Ditt svar, inte sparat', description: mine },
          { term: `Sparat av ${who}`, description: stored },
        ]}
      />
      {isAlive ? (
        <div className={styles.choices}>
          <Button type="button" variant="secondary" onClick={() => onSettle('mine')}>
            Spara mitt svar i stället
          </Button>
          <Button type="button" variant="secondary" onClick={() => onSettle('stored')}>
            Behåll det sparade
          </Button>
        </div>
      ) : (
        <p>
          Ditt svar står kvar här ovanför. Tryck Spara svaren om det ska gälla i stället. Annars: öppna
          granskningen på nytt, så står det sparade kvar.
        </p>
      )}
    </Notice>
  );
}
