import type { FullAnswer } from '#app/features/checklists/domain/answers.ts';
import type { Question } from '#app/features/checklists/domain/definition.ts';
import { Notice } from '#app/shared/ui/notice.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { draftInWords } from './draft-in-words.ts';

export type UnsavedAnswer = {
  questionKey: string;
  question: Question;
  draft: FullAnswer;
  message: string;
  stored: FullAnswer | null;
};

type UnsavedAnswersProps = { answers: readonly UnsavedAnswer[]; comment?: string };

/** What was typed without JavaScript and has no field to stand in any more: to be read and copied. */
export function UnsavedAnswers({ answers, comment = '' }: UnsavedAnswersProps) {
  if (answers.length === 0 && comment === '') return null;
  return (
    <Notice tone="warning" title="Det här sparades inte" live>
      <p>Kopiera det du vill behålla innan du lämnar sidan.</p>
      <SummaryList
        items={[
          ...answers.map(({ question, draft, stored, message }) => ({
            term: question.shortName,
            description: [
              draftInWords(question, draft),
              message,
              stored ? `Sparat är: ${draftInWords(question, stored)}` : '',
            ]
              .filter((part) => part !== '')
              .join(' · '),
          })),
          ...(comment === '' ? [] : [{ term: 'Kommentar', description: comment }]),
        ]}
      />
    </Notice>
  );
}
