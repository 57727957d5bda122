import { tagInWords } from '#app/features/checklists/domain/answer-words.ts';
import type {
  CaseColumns,
  ChecklistDefinition,
  Section,
} from '#app/features/checklists/domain/definition.ts';
import {
  type Evaluation,
  evaluateReview,
  type QuestionState,
} from '#app/features/checklists/domain/evaluate.ts';
import { noItems } from '#app/features/checklists/domain/items.ts';
import { itemsInWords, itemsSummary, itemTitle } from '#app/features/reviews/domain/items-words.ts';
import { scoreInWords } from '#app/features/reviews/domain/score-words.ts';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import type { StoredAnswer } from './answer-queue.ts';
import { ApproveReview } from './approve-review.tsx';
import { AssurancePanel, type AssuranceToShow } from './assurance-panel.tsx';
import { ratingTold } from './rating-told.ts';
import { ReadAnswer } from './read-answer.tsx';
import styles from './review-page.module.css';
import { questionNumbers } from './review-stops.ts';
import { groundOf } from './use-answers.ts';
import { useCommentKey } from './use-comment-key.ts';

type ReviewReadoutProps = {
  definition: ChecklistDefinition;
  columns: CaseColumns;
  referenceOn: string;
  stored: readonly StoredAnswer[];
  assurance?: (AssuranceToShow & { revision: number; nextToApproveId: number | null }) | null;
};

/** The answers as text, for whoever reads a review without answering it; prints well. */
export function ReviewReadout(props: ReviewReadoutProps) {
  const { definition, columns, referenceOn, stored, assurance = null } = props;
  const answers = Object.fromEntries(stored.map((answer) => [answer.questionKey, answer]));
  const evaluation = evaluateReview(definition, groundOf({ columns, referenceOn }), answers);
  const score = scoreInWords(evaluation);
  const shown = [...questionNumbers(evaluation).keys()];
  useCommentKey(shown);
  return (
    <div className={styles.readout}>
      {assurance ? <AssurancePanel assurance={assurance} shown={shown} /> : null}
      {score === '' ? null : <p>{score}</p>}
      {definition.sections.map((section) => (
        <ReadSection key={section.key} {...{ section, definition, columns, evaluation, answers }} />
      ))}
      {assurance?.can.sendBack ? (
        <ApproveReview
          revision={assurance.revision}
          hasNext={assurance.nextToApproveId !== null}
          drafts={evaluation.deviationDrafts}
        />
      ) : null}
    </div>
  );
}

type ReadSectionProps = {
  section: Section;
  definition: ChecklistDefinition;
  columns: CaseColumns;
  evaluation: Evaluation;
  answers: Readonly<Record<string, StoredAnswer>>;
};

function ReadSection(props: ReadSectionProps) {
  const { section, evaluation, answers } = props;
  const shown = evaluation.states.filter((state) => state.isVisible && state.sectionKey === section.key);
  const list = evaluation.itemLists.find((one) => one.section.key === section.key && one.isVisible);
  if (shown.length === 0 && list === undefined) return null;
  if (list === undefined || section.repeats === undefined) {
    return (
      <section aria-label={section.title}>
        <h3 className={styles.readoutSection}>{section.title}</h3>
        <ReadQuestions {...props} states={shown} level={4} />
      </section>
    );
  }
  const { repeats } = section;
  const said =
    answers[list.key]?.option === noItems
      ? { option: noItems }
      : { option: null, content: list.items.join(' ') };
  const summary = itemsSummary(section, shown);
  return (
    <section aria-label={section.title}>
      <h3 className={styles.readoutSection}>{section.title}</h3>
      <p>{itemsInWords(repeats, said) || 'Antalet är inte angivet än'}.</p>
      {summary.length > 0 ? (
        <SummaryList items={summary.map(({ label, text }) => ({ term: label, description: text }))} />
      ) : null}
      {list.items.map((item, index) => (
        <section key={item} className={styles.readoutBlock} aria-label={itemTitle(repeats, index + 1)}>
          <h4 className={styles.readoutTitle}>{itemTitle(repeats, index + 1)}</h4>
          <ReadQuestions
            {...props}
            states={shown.filter(({ itemNumber }) => itemNumber === index + 1)}
            level={5}
          />
        </section>
      ))}
    </section>
  );
}

function ReadQuestions(props: ReadSectionProps & { states: readonly QuestionState[]; level: 4 | 5 }) {
  const { definition, columns, evaluation, answers, states, level } = props;
  const numbers = questionNumbers(evaluation);
  return (
    <ol className={styles.readoutList} start={numbers.get(states[0]?.key ?? '') ?? 1}>
      {states.map((state) => (
        <ReadAnswer
          key={state.key}
          state={state}
          columns={columns}
          answer={answers[state.key]}
          rating={ratingTold(definition, state, evaluation, numbers)}
          computed={computedIn(state)}
          level={level}
        />
      ))}
    </ol>
  );
}

/** What a rating was computed to, in words; undefined for other questions and for ratings that wait. */
function computedIn({ question, suggestion }: QuestionState): string | undefined {
  if (suggestion?.standsUnconfirmed !== true || suggestion.option === undefined) return undefined;
  return tagInWords(question, suggestion.option);
}
