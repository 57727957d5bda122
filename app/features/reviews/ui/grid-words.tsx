import {
  type FullAnswer,
  makesDeviation,
  type ReasonNeed,
  requiredWords,
} from '#app/features/checklists/domain/answers.ts';
import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import { faultHintOf } from '#app/features/reviews/domain/deviation-timing.ts';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import type { AnswerWords } from './answer-queue.ts';
import { reasonLabel, wordsLabels } from './answer-words.tsx';
import { useDeviationsCome } from './deviations-come.tsx';

type GridWordsProps = {
  name: string;
  state: QuestionState;
  draft: FullAnswer;
  need: ReasonNeed | undefined;
  /** Why the answer is not saved, where that lies in its words: what belongs to no answer is then shown too. */
  trouble: string;
  onWrite: (words: Partial<AnswerWords>) => void;
};

/** The words beside an answer in the table: the same fields as on the page of one review, all of them open. */
export function GridWords(props: GridWordsProps) {
  const { name, draft, need, trouble, onWrite } = props;
  const { question, tags } = props.state;
  const required = requiredWords(question, tags);
  const timing = useDeviationsCome();
  return (
    <>
      {need !== undefined || (trouble !== '' && draft.reason !== '') ? (
        <Textarea
          label={need === undefined ? 'Beskrivning eller skäl' : reasonLabel(question, need)}
          name={`reason:${name}`}
          rows={2}
          maxLength={4000}
          aria-required={need !== undefined}
          hint={makesDeviation(question, tags) ? faultHintOf(timing) : undefined}
          value={draft.reason}
          onChange={(event) => onWrite({ reason: event.currentTarget.value })}
        />
      ) : null}
      {(['comment', 'evidence'] as const)
        .filter((field) => field === 'comment' || question.evidence || draft.evidence !== '')
        .map((field) => {
          const label = question[field]?.label ?? wordsLabels[field];
          const isRequired = required.includes(field);
          return (
            <Textarea
              key={field}
              label={isRequired ? `${label} (måste fyllas i)` : label}
              name={`${field}:${name}`}
              rows={1}
              maxLength={4000}
              aria-required={isRequired}
              value={draft[field]}
              onChange={(event) => onWrite({ [field]: event.currentTarget.value })}
            />
          );
        })}
    </>
  );
}
