import { answerInWords } from '#app/features/checklists/domain/answer-words.ts';
import type { Question } from '#app/features/checklists/domain/definition.ts';
import { formatTimeSince } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import type { AnswerDraft, StoredAnswer } from './answer-queue.ts';
import styles from './question-card.module.css';

type ConflictNoticeProps = {
  question: Question;
  mine: AnswerDraft;
  stored: StoredAnswer;
  today: string;
  onSettle: (winner: 'mine' | 'stored') => void;
};

/** Both values side by side; nothing is written until the person has chosen. */
export function ConflictNotice({ question, mine, stored, today, onSettle }: ConflictNoticeProps) {
  const who = `${stored.savedByName} ${formatTimeSince(stored.savedAt, today)}`;
  return (
    <Notice tone="warning" title="Frågan har besvarats någon annanstans" live>
      <SummaryList
        items={[
          { term: 'Ditt svar, inte sparat', description: inWords(question, mine) },
          { term: `Sparat av ${who}`, description: inWords(question, stored) },
        ]}
      />
      <div className={styles.choices}>
        <Button type="button" variant="secondary" onClick={() => onSettle('mine')}>
          Spara mitt svar i stället
        </Button>
        <Button type="button" variant="secondary" onClick={() => onSettle('stored')}>
          Behåll det sparade
        </Button>
      </div>
    </Notice>
  );
}

function inWords(question: Question, draft: AnswerDraft): string {
  const { reason, comment, evidence } = draft;
  const words = [answerInWords(question, draft) || 'Inget svar', reason, comment, evidence];
  return words.filter((part) => part !== '').join(' – ');
}
