import { hasContent } from '#app/features/checklists/domain/answer-content.ts';
import {
  answerInWords,
  answerOptionWords,
  tagInWords,
} from '#app/features/checklists/domain/answer-words.ts';
import { textFor } from '#app/features/checklists/domain/columns.ts';
import { type CaseColumns, choicesOf } from '#app/features/checklists/domain/definition.ts';
import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import { type FormFields, valuesOf } from '#app/features/checklists/domain/form-fields.ts';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import styles from './checklist-preview.module.css';

type Props = { state: QuestionState; columns: CaseColumns; fields: FormFields; itemName: string | undefined };

/** One question as it would be asked, with what the rules say of it. */
export function TryQuestion({ state, columns, fields, itemName }: Props) {
  const { question, key, itemNumber, suggestion, isComputed, given } = state;
  const choices = choicesOf(question).map((choice) => ({ value: choice.key, label: choice.label }));
  const options = question.options.map((option) => ({ value: option, label: answerOptionWords[option] }));
  const [first = '', second = ''] = valuesOf(fields, `content-${key}`);
  const where = itemNumber === undefined ? '' : ` (${itemName} ${itemNumber})`;
  const content = { name: `content-${key}`, defaultValue: first };
  return (
    <article className={styles.question}>
      <h3 className={styles.wording}>
        {textFor(question.wording, columns)}
        {where}
      </h3>
      <p>{question.help}</p>
      {question.kind === 'date' ? (
        <TextField label={`Datum: ${question.shortName}${where}`} type="date" {...content} />
      ) : null}
      {question.kind === 'number' || question.kind === 'text' ? (
        <TextField label={`Svar: ${question.shortName}${where}`} {...content} />
      ) : null}
      {question.kind === 'severalChoices' ? (
        <CheckboxGroup
          legend={`Svar: ${question.shortName}${where}`}
          name={content.name}
          options={choices}
          defaultValues={valuesOf(fields, content.name)}
        />
      ) : null}
      {question.kind === 'level'
        ? [question.beforeLabel, question.afterLabel].map((label, index) => (
            <LevelSelect
              key={label}
              label={`${label}: ${question.shortName}${where}`}
              name={content.name}
              id={`${content.name}-${index}`}
              choices={choices}
              value={index === 0 ? first : second}
            />
          ))
        : null}
      {hasContent(question) && options.length === 0 ? null : (
        <Select
          label={`${hasContent(question) ? 'Eller' : 'Svar'}: ${question.shortName}${where}`}
          name={`option-${key}`}
          emptyLabel="Inget valt"
          options={hasContent(question) ? options : [...choices, ...options]}
          defaultValue={valuesOf(fields, `option-${key}`)[0] ?? ''}
        />
      )}
      {suggestion?.option !== undefined && !isComputed ? (
        <p className={styles.rule}>Föreslås: {tagInWords(question, suggestion.option)}</p>
      ) : null}
      {isComputed && given ? (
        <p className={styles.rule}>Beräknat svar: {answerInWords(question, given)}</p>
      ) : null}
    </article>
  );
}

function LevelSelect({
  label,
  name,
  id,
  choices,
  value,
}: {
  label: string;
  name: string;
  id: string;
  choices: readonly { value: string; label: string }[];
  value: string;
}) {
  return (
    <p>
      <label htmlFor={id}>{label}</label>{' '}
      <select id={id} name={name} defaultValue={value}>
        <option value="">Inget valt</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </p>
  );
}
