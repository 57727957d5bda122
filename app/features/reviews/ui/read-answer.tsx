import { answerInWords } from '#app/features/checklists/domain/answer-words.ts';
import { reasonNeedOf } from '#app/features/checklists/domain/answers.ts';
import { textFor } from '#app/features/checklists/domain/columns.ts';
import type { CaseColumns } from '#app/features/checklists/domain/definition.ts';
import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import { levelChangeInWords, standardInWords } from '#app/features/reviews/domain/compared-in-words.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Status } from '#app/shared/ui/status.tsx';
import { AgreedFrom, ReasonOfAnswer } from './agreement-beside.tsx';
import type { StoredAnswer } from './answer-queue.ts';
import type { RatingTold } from './computed-answer.tsx';
import { QuestionComments } from './question-comments.tsx';
import styles from './review-page.module.css';
import { SuggestionBox } from './suggestion-box.tsx';

type ReadAnswerProps = {
  state: QuestionState;
  columns: CaseColumns;
  answer: StoredAnswer | undefined;
  rating: RatingTold | undefined;
  computed: string | undefined;
  /** The heading's level: questions in an item stand one deeper. */
  level: 4 | 5;
};

/** One question with the answer in force, its words, and who gave it when. */
export function ReadAnswer({ state, columns, answer, rating, computed, level }: ReadAnswerProps) {
  const { question, given, fulfilment, suggestion, isComputed } = state;
  const Heading = level === 4 ? 'h4' : 'h5';
  const compared = comparedInWords(state, columns);
  // Kept while the answer is another, but no part of this one.
  const asksForReason =
    given !== undefined && reasonNeedOf(question, state.tags, suggestion?.option) !== undefined;
  return (
    <li id={`fraga-${state.key}`} data-question={state.key} tabIndex={-1} className={styles.readoutItem}>
      <Heading className={styles.readoutTitle}>{textFor(question.wording, columns)}</Heading>
      {suggestion && !rating ? <SuggestionBox question={question} suggestion={suggestion} /> : null}
      <p className={styles.words}>
        {given && question.kind === 'text' && given.content ? (
          given.content
        ) : given ? (
          <Status tone={fulfilment === 'notFulfilled' ? 'warning' : 'neutral'}>
            {answerInWords(question, given)}
          </Status>
        ) : (
          (rating?.waits ?? 'Inget svar än')
        )}
        {isComputed ? ' Beräknat ur svaren.' : null}
        {compared ? ` ${compared}` : null}
      </p>
      {computed && given && !isComputed ? <p>Beräknades till: {computed}.</p> : null}
      {rating?.why ? <p className={styles.muted}>{rating.why}</p> : null}
      <ReasonOfAnswer answerKey={state.key} reason={asksForReason ? (answer?.reason ?? '') : ''} />
      <Words label={question.comment?.label ?? 'Kommentar'} text={answer?.comment} />
      <Words label={question.evidence?.label ?? 'Plats i akten'} text={answer?.evidence} />
      {answer ? (
        <p className={styles.muted}>
          {answer.savedByName}, {formatDateTime(answer.savedAt)}
        </p>
      ) : null}
      <AgreedFrom answerKey={state.key} />
      <QuestionComments questionKey={state.key} isInForm={false} />
    </li>
  );
}

function Words({ label, text }: { label: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <p className={styles.words}>
      {label === '' ? null : `${label}${/[.:?!]$/u.test(label) ? '' : ':'} `}
      {text}
    </p>
  );
}

function comparedInWords({ question, given }: QuestionState, columns: CaseColumns): string | undefined {
  if (question.kind === 'level') return levelChangeInWords(question, given?.content ?? '');
  return question.kind === 'number' && given?.content
    ? standardInWords(question, given.content, columns)
    : undefined;
}
