import { numberOf } from '#app/features/checklists/domain/answer-content.ts';
import { answerInWords, tagInWords } from '#app/features/checklists/domain/answer-words.ts';
import {
  type ChecklistDefinition,
  type Question,
  questionsOf,
} from '#app/features/checklists/domain/definition.ts';
import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import type { SampledCase } from '#app/features/results/server/load-round-material.server.ts';
import { nameInItem } from '#app/features/reviews/domain/answer-name.ts';
import { handedInWords } from '#app/features/reviews/domain/approval-lifecycle.ts';
import { type Cell, dateCell, decimalCell, instantCell, type Sheet, tableSheet } from '../../domain/sheet.ts';
import type { RoundExport } from '../load-round-export.server.ts';

const COLUMNS = [
  { header: 'Ärende', width: 12 },
  { header: 'Enhet', width: 16 },
  { header: 'Granskare', width: 16 },
  { header: 'Granskning', width: 21 },
  { header: 'Fråga', width: 27 },
  { header: 'Svar', width: 16 },
  { header: 'Räknas som', width: 14 },
  { header: 'Beskrivning eller skäl', width: 30 },
  { header: 'Kommentar', width: 18 },
  { header: 'Plats i akten', width: 14 },
  { header: 'Besvarad', width: 18 },
  { header: 'Avvikelse', width: 14 },
  // For following a question from one version of a checklist to the next; nobody reads it.
  { header: 'Frågans nyckel', width: 24 },
];

const COUNTED_AS = {
  fulfilled: 'Uppfyllt',
  notFulfilled: 'Ej uppfyllt',
  notApplicable: 'Ej tillämpligt',
  noted: 'Räknas inte',
} as const;

type MoreColumn = {
  readonly header: string;
  readonly width: number;
  readonly isThere: (questions: readonly Question[], definition: ChecklistDefinition) => boolean;
  readonly cell: (state: QuestionState) => Cell;
};

/** Columns that are there only when something would stand in them: values with their type, and the item. */
const MORE: readonly MoreColumn[] = [
  {
    header: 'Svar som tal',
    width: 12,
    isThere: (questions) => questions.some(({ kind }) => kind === 'number'),
    cell: ({ question, given }) =>
      question.kind === 'number' ? decimalCell(numberOf(given?.content)) : null,
  },
  {
    header: 'Svar som datum',
    width: 13,
    isThere: (questions) => questions.some(({ kind }) => kind === 'date'),
    cell: ({ question, given }) => (question.kind === 'date' ? dateCell(given?.content ?? null) : null),
  },
  {
    header: 'Nummer i avsnittet',
    width: 11,
    isThere: (_, { sections }) => sections.some(({ repeats }) => repeats !== undefined),
    cell: ({ itemNumber }) => itemNumber ?? null,
  },
  {
    header: 'Uträknat svar',
    width: 24,
    isThere: (questions) => questions.some(({ suggestion }) => suggestion?.kind === 'rating'),
    cell: ({ question, suggestion }) =>
      question.suggestion?.kind === 'rating' && suggestion?.option !== undefined
        ? tagInWords(question, suggestion.option)
        : null,
  },
];

/** The source data: a row an answer, in the order of the sample and the checklist. Internal. */
export function sourceSheet(data: RoundExport): Sheet {
  const deviations = new Map(
    data.faults.map(({ reviewId, answerKey, deviation }) => [
      `${reviewId} ${answerKey}`,
      deviation?.number ?? null,
    ]),
  );
  const { definition } = data.material.checklist;
  const more = MORE.filter(({ isThere }) => isThere(questionsOf(definition), definition));
  const itemNames = new Map(definition.sections.map(({ key, repeats }) => [key, repeats?.itemName]));
  const nameOf = ({ question, sectionKey, itemNumber }: QuestionState) =>
    nameInItem(question.shortName, itemNames.get(sectionKey), itemNumber);
  return tableSheet('Källdata', [...COLUMNS, ...more], rowsOf(data, deviations, nameOf, more));
}

function* rowsOf(
  data: RoundExport,
  deviations: ReadonlyMap<string, string | null>,
  nameOf: (state: QuestionState) => string,
  more: readonly MoreColumn[],
): Generator<Cell[]> {
  for (const one of data.material.cases) {
    if (!one.review) continue;
    for (const state of one.evaluation.states) {
      const row = answerRow(one, state, nameOf(state));
      const deviation = deviations.get(`${one.review.id} ${state.key}`) ?? null;
      if (row) yield [...row, deviation, state.key, ...more.map(({ cell }) => cell(state))];
    }
  }
}

function answerRow(one: SampledCase, state: QuestionState, name: string): Cell[] | undefined {
  const { question, key, isVisible, fulfilment } = state;
  const answer = one.answers[key];
  const stored = one.answerRows.find(({ questionId }) => questionId === key);
  const words = answerInWords(question, state.given ?? answer ?? { option: null });
  if (words === '') return undefined;
  return [
    one.key,
    one.review?.unitName ?? '',
    one.review?.reviewerName ?? '',
    handedInWords(one.review),
    name,
    words,
    !one.isFinished || !isVisible || !fulfilment ? 'Räknas inte' : COUNTED_AS[fulfilment],
    answer?.reason || null,
    answer?.comment || null,
    answer?.evidence || null,
    instantCell(stored?.answeredAt ?? null),
  ];
}
