import { answerOptionKeys, answerOptionWords } from '#app/features/checklists/domain/answer-words.ts';
import { choicesOf, type Question, type Tag } from '#app/features/checklists/domain/definition.ts';
import styles from './answer-options.module.css';
import { type BoxOption, ChoiceBoxes } from './choice-boxes.tsx';

type AnswerOptionsProps = {
  question: Question;
  answerKey: string;
  chosen: Tag | null;
  suggested: Tag | undefined;
  /** The suggested answer is the computed one, and stands until another is given. */
  isRating: boolean;
  isAlive: boolean;
  onChoose: (option: Tag) => void;
};

/** One choice among the question's own, by digit, and those that any question may have, by letter. */
export function AnswerOptions(props: AnswerOptionsProps) {
  const { question, answerKey, chosen, suggested, isRating, isAlive, onChoose } = props;
  const noteOf = (value: Tag) => (value === suggested ? (isRating ? 'beräknat' : 'förslag') : undefined);
  const choices = choicesOf(question).map(({ key, label, help }, index) => {
    const keyName = index < 9 ? String(index + 1) : undefined;
    return { value: key, label, help, keyName, note: noteOf(key) };
  });
  const more = sharedOptions(question).map((option) => ({ ...option, note: noteOf(option.value) }));
  // Without JavaScript a chosen radio button cannot be taken back: there has to be one for the computed answer.
  const computed = isRating && !isAlive ? [{ value: '', label: 'Det beräknade gäller' }] : [];
  const name = `option:${answerKey}`;
  return (
    <div className={styles.groups}>
      {[computed, choices, more]
        .filter((options) => options.length > 0)
        .map((options) => (
          <ChoiceBoxes
            type="radio"
            key={options[0]?.value}
            name={name}
            options={options}
            chosen={[chosen ?? (isRating ? '' : 'none')]}
            onChoose={onChoose}
          />
        ))}
    </div>
  );
}

type OtherOptionsProps = Pick<
  AnswerOptionsProps,
  'question' | 'answerKey' | 'chosen' | 'isAlive' | 'onChoose'
>;

/** "Ej tillämpligt" and "Handling saknas" beside an answer that is written or put together. */
export function OtherOptions({ question, answerKey, chosen, isAlive, onChoose }: OtherOptionsProps) {
  const options = sharedOptions(question);
  if (options.length === 0) return null;
  // Without JavaScript a chosen radio button cannot be taken back by writing: there has to be one for that.
  const above = { value: '', label: 'Svaret ovan gäller' };
  return (
    <ChoiceBoxes
      // Anew once the script runs: Chromium lays out nothing of a container that a box was taken from while it loaded.
      key={String(isAlive)}
      type="radio"
      name={`option:${answerKey}`}
      options={isAlive ? options : [above, ...options]}
      chosen={[chosen ?? (isAlive ? 'none' : '')]}
      onChoose={onChoose}
    />
  );
}

function sharedOptions(question: Question): BoxOption[] {
  return question.options.map((option) => ({
    value: option,
    label: answerOptionWords[option],
    keyName: answerOptionKeys[option],
  }));
}
