import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { parseCivilDate } from '#app/shared/domain/civil-date.ts';
import { hasContent } from './answer-content.ts';
import type { Answer, Answers } from './answers.ts';
import { columnsIn } from './columns-in-definition.ts';
import type { ChecklistDefinition, Question } from './definition.ts';
import { type Evaluation, evaluateReview } from './evaluate.ts';
import { type FormFields, textOf, valuesOf, wholeNumberIn } from './form-fields.ts';
import { answerKey, itemsKey, noItems } from './items.ts';

/** The most items that are tried: enough to see how it repeats. */
export const mostItemsTried = 5;

/** What a checklist makes of an invented case and invented answers. Nothing of it is stored. */
export function tryDefinition(
  definition: ChecklistDefinition,
  fields: FormFields,
  today: CivilDate,
): Evaluation {
  const columns = Object.fromEntries(
    columnsIn(definition).map((column, index) => [column, textOf(fields, `column-${index}`)]),
  );
  const referenceOn = parseCivilDate(textOf(fields, 'referenceOn')) ?? today;
  return evaluateReview(definition, { columns, referenceOn }, answersIn(definition, fields));
}

const noWords = { reason: '', comment: '' };

function answersIn(definition: ChecklistDefinition, fields: FormFields): Answers {
  const answers: Record<string, Answer> = {};
  for (const section of definition.sections) {
    const count = section.repeats && wholeNumberIn(fields, `items-${section.key}`, [0, mostItemsTried]);
    const items = [...Array(count ?? 0).keys()].map((index) => String(index + 1));
    if (count === 0) answers[itemsKey(section.key)] = { option: noItems, ...noWords };
    else if (count !== undefined)
      answers[itemsKey(section.key)] = { option: null, content: items.join(' '), ...noWords };
    for (const item of section.repeats ? items : [undefined]) {
      for (const question of section.questions) {
        const key = answerKey(question.key, item);
        const answer = answerIn(question, key, fields);
        if (answer) answers[key] = answer;
      }
    }
  }
  return answers;
}

function answerIn(question: Question, key: string, fields: FormFields): Answer | undefined {
  const option = textOf(fields, `option-${key}`);
  if (option !== '') return { option, ...noWords };
  if (!hasContent(question)) return undefined;
  const between = question.kind === 'level' ? '>' : ' ';
  return { option: null, content: valuesOf(fields, `content-${key}`).join(between), ...noWords };
}
