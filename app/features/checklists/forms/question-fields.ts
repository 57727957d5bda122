import { choiceFields, hasChoices, tagsAsRows } from '../domain/choice-rows.ts';
import type { Question, QuestionKind } from '../domain/definition.ts';
import { choicesOf } from '../domain/definition.ts';
import type { FormFields } from '../domain/form-fields.ts';
import { byColumnFields, variedTextFields } from './varied-text-form.ts';

/** How many empty rows a list begins with. */
const emptyRows: Readonly<Record<QuestionKind, number>> = {
  yesNo: 0,
  scale: 3,
  choice: 4,
  severalChoices: 4,
  date: 0,
  number: 0,
  text: 0,
  level: 4,
};

/** The form of a question that is not written yet, with what most questions of the kind have. */
export function newQuestionFields(kind: QuestionKind): FormFields {
  return {
    choiceRows: [String(emptyRows[kind])],
    options: kind === 'yesNo' ? ['notApplicable', 'documentMissing'] : ['notApplicable'],
    goodAnswer: ['yes'],
    decimals: ['0'],
    beforeLabel: ['Före'],
    afterLabel: ['Efter'],
    severity: ['considerable'],
    daysToDue: ['14'],
    commentLabel: ['Kommentar'],
    evidenceLabel: ['Plats i akten'],
  };
}

/** A stored question as the fields of its form; `parseQuestionForm` gives the same question back. */
export function questionFields(question: Question): FormFields {
  const choices = choicesOf(question);
  const rows = (tags: readonly string[] | undefined) => tagsAsRows(tags ?? [], choices);
  const { deviation, comment, evidence, legalReference } = question;
  return {
    ...newQuestionFields(question.kind),
    ...(hasChoices(question.kind)
      ? choiceFields(choices, question.kind === 'level' ? undefined : countsIn(question))
      : {}),
    shortName: [question.shortName],
    help: [question.help],
    ...variedTextFields('wording', question.wording),
    options: [...question.options],
    isCritical: question.isCritical ? ['on'] : [],
    reasonOn: rows(question.reasonRequiredOn),
    ...(comment
      ? { hasComment: ['on'], commentLabel: [comment.label], commentOn: rows(comment.requiredOn) }
      : {}),
    ...(evidence
      ? { hasEvidence: ['on'], evidenceLabel: [evidence.label], evidenceOn: rows(evidence.requiredOn) }
      : {}),
    ...(deviation
      ? {
          deviationOn: rows(deviation.on),
          ...variedTextFields('title', deviation.title),
          ...variedTextFields('missing', deviation.titleWhenMissing),
          ...variedTextFields('text', deviation.text),
          deviationType: [deviation.type ?? ''],
          severity: [deviation.severity],
          daysToDue: [String(deviation.daysToDue)],
        }
      : {}),
    ...(legalReference
      ? {
          lawText: [legalReference.text ?? ''],
          lawOn: [legalReference.checkedOn],
          ...byColumnFields('law', legalReference.byColumn),
        }
      : {}),
    factColumns: [(question.factColumns ?? []).join('\n')],
    ...ownFields(question),
  };
}

function ownFields(question: Question): FormFields {
  switch (question.kind) {
    case 'yesNo':
      return { goodAnswer: [question.goodAnswer] };
    case 'date':
      return { isAfterReferenceAllowed: question.isAfterReferenceAllowed ? ['on'] : [] };
    case 'number':
      return {
        unit: [question.unit],
        atLeast: [swedish(question.atLeast)],
        atMost: [swedish(question.atMost)],
        decimals: [String(question.decimals)],
        standardLabel: [question.standard?.label ?? ''],
        standardValue: [swedish(question.standard?.value)],
        standardColumn: [question.standard?.column ?? ''],
        ...countFields(question),
      };
    case 'level':
      return {
        beforeLabel: [question.beforeLabel],
        afterLabel: [question.afterLabel],
        ...countFields(question),
      };
    default:
      return {};
  }
}

const countsIn = (question: Question) => ('counts' in question ? question.counts : undefined);

function countFields(question: Question): FormFields {
  const counts = Object.entries(countsIn(question) ?? {});
  return Object.fromEntries(counts.map(([tag, counted]) => [`counts-${tag}`, [counted]]));
}

const swedish = (number: number | undefined) =>
  number === undefined ? '' : String(number).replace('.', ',').replace('-', '−');
