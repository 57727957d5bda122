import type { KeyboardEvent } from 'react';
import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import type { CaseColumns, Question, Tag } from '#app/features/checklists/domain/definition.ts';
import { AnswerOptions, OtherOptions } from './answer-options.tsx';
import type { QueueEntry } from './answer-queue.ts';
import { DateAnswer } from './date-answer.tsx';
import { LevelAnswer } from './level-answer.tsx';
import { NumberAnswer } from './number-answer.tsx';
import { SeveralChoices } from './several-choices.tsx';
import { TextAnswer } from './text-answer.tsx';
import { troubleOfWords } from './trouble-of-words.ts';
import styles from './written-answer.module.css';

/** What a field for a written answer takes. `trouble` says why what stands there is no answer; empty when it is one. */
export type WrittenAnswerProps<Kind extends Question> = {
  question: Kind;
  answerKey: string;
  content: string;
  trouble: string;
  onWrite: (content: string) => void;
  onLeave: () => void;
  onTextKey: (event: KeyboardEvent) => void;
};

export type AnswerControlProps = {
  question: Question;
  answerKey: string;
  entry: QueueEntry;
  columns: CaseColumns;
  referenceOn: string;
  suggested: Tag | undefined;
  /** The suggested answer is the computed one, and stands until another is given. */
  isRating: boolean;
  isAlive: boolean;
  onGive: (given: Given) => void;
  onWrite: (content: string) => void;
  onLeave: () => void;
  onTextKey: (event: KeyboardEvent) => void;
};

/** Where the answer is given: one control for each kind of question, and beside it what any question may allow. */
export function AnswerControl(props: AnswerControlProps) {
  const { question, answerKey, entry, suggested, isRating, isAlive, onGive } = props;
  const choose = (option: Tag) => onGive({ option: option === '' ? null : option });
  const chosen = entry.draft.option;
  if (question.kind === 'yesNo' || question.kind === 'scale' || question.kind === 'choice') {
    return (
      <AnswerOptions {...{ question, answerKey, chosen, suggested, isRating, isAlive }} onChoose={choose} />
    );
  }
  return (
    <div className={styles.answer}>
      <ContentControl {...props} question={question} />
      <OtherOptions {...{ question, answerKey, chosen, isAlive }} onChoose={choose} />
    </div>
  );
}

type ContentQuestion = Exclude<Question, { kind: 'yesNo' }>;

function ContentControl(props: AnswerControlProps & { question: ContentQuestion }) {
  const { question, answerKey, entry, columns, referenceOn, onWrite, onLeave, onTextKey, onGive } = props;
  const { content } = entry.draft;
  const trouble = entry.state === 'invalid' && troubleOfWords(entry) === '' ? entry.message : '';
  const field = { answerKey, content, trouble, onWrite, onLeave, onTextKey };
  switch (question.kind) {
    case 'severalChoices':
      return <SeveralChoices {...{ question, answerKey, content, onGive }} />;
    case 'date':
      return <DateAnswer {...field} question={question} referenceOn={referenceOn} />;
    case 'number':
      return <NumberAnswer {...field} question={question} columns={columns} />;
    case 'text':
      return <TextAnswer {...field} question={question} />;
    case 'level':
      return <LevelAnswer {...{ question, answerKey, content, trouble, onGive, onLeave }} />;
    default:
      return null;
  }
}
