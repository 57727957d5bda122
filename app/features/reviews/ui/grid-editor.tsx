import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { reasonNeed } from '#app/features/checklists/domain/answers.ts';
import { textFor } from '#app/features/checklists/domain/columns.ts';
import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { AnswerControl } from './answer-control.tsx';
import { meaningOf } from './answer-keys.ts';
import type { QueueEntry } from './answer-queue.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { draftInWords } from './draft-in-words.ts';
import styles from './grid-editor.module.css';
import type { GridStore } from './grid-store.ts';
import { GridWords } from './grid-words.tsx';
import { isRating } from './review-stops.ts';
import { SuggestionBox } from './suggestion-box.tsx';
import { troubleOfWords } from './trouble-of-words.ts';
import type { OpenCell } from './use-grid.ts';
import type { GridAnswers } from './use-grid-answers.ts';

type GridEditorProps = {
  store: GridStore;
  place: number;
  state: QuestionState;
  entry: QueueEntry;
  part: OpenCell;
  answers: GridAnswers;
  today: string;
  /** Esc: back to the cell. */
  onClose: () => void;
};

/** What is written in a date or a number; letters are keys there too. */
const isLetter = /^[a-zåäö]$/iu;

/** A cell that is open: the whole answer with its words, in the place where it stands. */
export function GridEditor(props: GridEditorProps) {
  const { store, place, state, entry, part, answers, today, onClose } = props;
  const { question, key, suggestion } = state;
  const { columns, reviewId, caseKey } = store.caseAt(place);
  const queue = store.queueAt(place);
  const frame = useRef<HTMLDivElement>(null);
  const name = `${key}-${reviewId}`;
  useLayoutEffect(() => {
    const field = frame.current?.querySelector<HTMLElement>(selectorFor(part, name));
    // The browser would scroll the field to the middle of the page, and the headings away.
    field?.focus({ preventScroll: true });
    if (field instanceof HTMLInputElement && field.type === 'text') field.select();
    frame.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    field?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    frame.current?.closest('[data-frame]')?.scrollIntoView({ block: 'nearest' });
  }, [part, name]);
  const trouble = entry.state === 'refused' ? entry.message : troubleOfWords(entry);
  const need = reasonNeed(question, state.given ?? entry.draft, suggestion?.option, columns);
  const leave = (event: FocusEvent) => {
    const to = event.relatedTarget;
    if (to instanceof Node && frame.current?.contains(to)) return;
    if (to === null) queue.leave(key);
    else answers.closeCell();
  };
  const press = (event: KeyboardEvent) => {
    const { target } = event;
    const isText = target instanceof HTMLTextAreaElement;
    const pressed = event.key.length === 1 ? event.key.toUpperCase() : event.key;
    if (pressed === 'Escape') onClose();
    else if (pressed === 'Enter' && (event.ctrlKey || !isText)) {
      if (target instanceof HTMLButtonElement) return;
      queue.leave(key);
      if (queue.entry(key).state !== 'invalid') answers.goOn();
    } else if (isText || event.ctrlKey || event.altKey || event.metaKey) return;
    else if (!answerBy(target, pressed)) return;
    event.preventDefault();
  };
  const answerBy = (target: EventTarget, pressed: string): boolean => {
    const isField = target instanceof HTMLInputElement && target.dataset['keys'] === 'letters';
    if (isField && !isLetter.test(pressed)) return false;
    const meaning = meaningOf(question, entry.draft, pressed);
    if (meaning?.kind !== 'give') return false;
    answers.choose(meaning.given, 'key');
    return true;
  };
  return (
    <section
      ref={frame}
      data-editor
      className={styles.editor}
      aria-label={`${caseKey}, ${question.shortName}`}
      onKeyDown={press}
      onBlur={leave}
    >
      <p className={styles.wording}>{textFor(question.wording, columns)}</p>
      {suggestion ? <SuggestionBox question={question} suggestion={suggestion} /> : null}
      <AnswerControl
        question={question}
        answerKey={name}
        entry={entry}
        columns={columns}
        referenceOn={store.referenceOn}
        suggested={suggestion?.option}
        isRating={isRating(state)}
        isAlive
        onGive={(given) => answers.choose(given, 'mouse')}
        onWrite={(content) => queue.write(key, { content })}
        onLeave={() => queue.leave(key)}
        onTextKey={() => {}}
      />
      <GridWords
        name={name}
        state={state}
        draft={entry.draft}
        need={need}
        trouble={troubleOfWords(entry)}
        onWrite={(words) => queue.write(key, words)}
      />
      {entry.stored ? (
        <ConflictNotice
          mine={draftInWords(question, entry.draft)}
          stored={draftInWords(question, entry.stored)}
          savedBy={entry.stored}
          today={today}
          onSettle={(winner) => {
            queue.settle(key, winner);
            answers.goOn();
          }}
        />
      ) : null}
      {trouble === '' ? null : (
        <p className={styles.trouble} role="status">
          {trouble}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="button" variant="secondary" onClick={answers.goOn}>
          Klar
        </Button>
        <span className={styles.hint}>Ctrl + Enter: klar. Esc: tillbaka.</span>
      </div>
    </section>
  );
}

function selectorFor(part: OpenCell, name: string): string {
  if (part !== 'answer') return `[name="${part}:${name}"]`;
  return '[data-answer-field], input:checked, input, textarea';
}
