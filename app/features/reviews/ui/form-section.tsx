import type {
  CaseColumns,
  ChecklistDefinition,
  Section,
} from '#app/features/checklists/domain/definition.ts';
import type { Evaluation, QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import { readAnswerKey } from '#app/features/checklists/domain/items.ts';
import type { AnswerQueue } from './answer-queue.ts';
import { ItemBlock } from './item-block.tsx';
import { ItemsFoot } from './items-buttons.tsx';
import { ItemsHead } from './items-head.tsx';
import { QuestionCard } from './question-card.tsx';
import { ratingTold } from './rating-told.ts';
import styles from './review-page.module.css';
import { sectionProgress } from './review-stops.ts';
import type { ReviewMoves } from './use-review-moves.ts';

export type FormSectionProps = {
  section: Section;
  definition: ChecklistDefinition;
  columns: CaseColumns;
  referenceOn: string;
  today: string;
  evaluation: Evaluation;
  numbers: ReadonlyMap<string, number>;
  queue: AnswerQueue;
  moves: ReviewMoves;
  isAlive: boolean;
};

/** One section of the form with how far it has come; with its items, where it repeats. */
export function FormSection(props: FormSectionProps) {
  const { section, evaluation } = props;
  const shown = evaluation.states.filter((state) => state.isVisible && state.sectionKey === section.key);
  const list = evaluation.itemLists.find((one) => one.section.key === section.key && one.isVisible);
  if (shown.length === 0 && list === undefined) return null;
  const { answered, applicable } = sectionProgress(evaluation, section.key);
  return (
    <section aria-labelledby={`avsnitt-${section.key}`} className={styles.section}>
      <div className={styles.sectionHead}>
        <h2 id={`avsnitt-${section.key}`} className={styles.sectionTitle}>
          {section.title}
        </h2>
        <p className={styles.sectionProgress}>
          {answered} av {applicable} klara
        </p>
      </div>
      {section.intro ? <p>{section.intro}</p> : null}
      {list ? <Items {...props} list={list} shown={shown} /> : <Cards {...props} shown={shown} />}
    </section>
  );
}

function Items(props: FormSectionProps & { list: Evaluation['itemLists'][number]; shown: QuestionState[] }) {
  const { section, list, shown, queue, moves, today, isAlive } = props;
  const entry = queue.entry(list.key);
  const head = {
    list,
    entry,
    isAlive,
    onAdd: () => moves.items.add(section),
    onNone: () => moves.items.sayNone(section),
  };
  return (
    <>
      <ItemsHead
        {...head}
        states={shown}
        today={today}
        isRemoved={moves.items.removedIn(section) !== undefined}
        onPutBack={() => moves.items.putBack(section)}
        onSettle={(winner) => moves.settle(list.key, winner)}
      />
      {list.items.map((item, index) => (
        <ItemBlock
          key={item}
          section={section}
          item={item}
          itemNumber={index + 1}
          isAlive={isAlive}
          onRemove={() => moves.items.remove(section, item)}
        >
          <Cards {...props} shown={shown.filter(({ key }) => itemIn(key) === item)} />
        </ItemBlock>
      ))}
      {list.items.length > 0 ? <ItemsFoot {...head} /> : null}
    </>
  );
}

function itemIn(key: string): string | undefined {
  const about = readAnswerKey(key);
  return about?.kind === 'question' ? about.item : undefined;
}

function Cards(props: FormSectionProps & { shown: readonly QuestionState[] }) {
  const { definition, columns, referenceOn, today, evaluation, numbers, queue, moves, isAlive } = props;
  return props.shown.map((state) => {
    const { key } = state;
    return (
      <QuestionCard
        key={key}
        number={numbers.get(key) ?? 0}
        state={state}
        columns={columns}
        referenceOn={referenceOn}
        entry={queue.entry(key)}
        rating={ratingTold(definition, state, evaluation, numbers)}
        today={today}
        isAlive={isAlive}
        isCommentOpen={moves.comments.has(key)}
        isEvidenceOpen={moves.evidences.has(key)}
        isHelpOpen={moves.helps.has(key)}
        isRatingOpen={moves.ratings.has(key)}
        onGive={(given) => moves.choose(state, given, 'mouse')}
        onWrite={(words) => queue.write(key, words)}
        onLeaveField={() => queue.leave(key)}
        onTextKey={(event) => moves.leaveText(event, key)}
        onToggleHelp={(isOpen) => moves.helps.set(key, isOpen)}
        onOpenWords={(field) => moves.openWords(field, key)}
        onChangeRating={() => moves.changeRating(key)}
        onReturnToComputed={() => moves.returnToComputed(key)}
        onSettle={(winner) => moves.settle(key, winner)}
      />
    );
  });
}
