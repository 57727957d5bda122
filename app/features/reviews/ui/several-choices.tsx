import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import type { ChoiceQuestion } from '#app/features/checklists/domain/definition.ts';
import { toggled } from './answer-keys.ts';
import { ChoiceBoxes } from './choice-boxes.tsx';

type SeveralChoicesProps = {
  question: ChoiceQuestion;
  answerKey: string;
  content: string;
  onGive: (given: Given) => void;
};

/** Check boxes as large targets; a digit switches one on or off. */
export function SeveralChoices({ question, answerKey, content, onGive }: SeveralChoicesProps) {
  return (
    <ChoiceBoxes
      type="checkbox"
      name={`content:${answerKey}`}
      options={question.choices.map(({ key, label, help }, index) => {
        return { value: key, label, help, keyName: index < 9 ? String(index + 1) : undefined };
      })}
      chosen={content.split(' ')}
      onChoose={(key) => onGive(toggled(question, { option: null, content }, key))}
    />
  );
}
