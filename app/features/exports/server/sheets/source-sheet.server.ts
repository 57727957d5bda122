import { answerOptionWords } from '#app/features/checklists/domain/answer-words.ts';
import { evaluateReview, type QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import type { SampledCase } from '#app/features/results/server/load-round-material.server.ts';
import { type Cell, instantCell, type Sheet, tableSheet } from '../../domain/sheet.ts';
import type { RoundExport } from '../load-round-export.server.ts';

const COLUMNS = [
  { header: 'Ärende', width: 12 },
  { header: 'Enhet', width: 16 },
  { header: 'Granskare', width: 16 },
  { header: 'Granskning', width: 13 },
  { header: 'Fråga', width: 27 },
  { header: 'Svar', width: 16 },
  { header: 'Räknas som', width: 14 },
  { header: 'Beskrivning eller skäl', width: 32 },
  { header: 'Kommentar', width: 26 },
  { header: 'Besvarad', width: 18 },
  { header: 'Avvikelse', width: 14 },
  // For following a question from one version of a checklist to the next; nobody reads it.
  { header: 'Frågans nyckel', width: 28 },
];

const COUNTED_AS = {
  fulfilled: 'Uppfyllt',
  notFulfilled: 'Ej uppfyllt',
  notApplicable: 'Ej tillämpligt',
} as const;

/** The source data: a row an answer, in the order of the sample and the checklist. Internal. */
export function sourceSheet(data: RoundExport): Sheet {
  const deviations = new Map(
    data.faults.map(({ reviewId, questionKey, deviation }) => [
      `${reviewId} ${questionKey}`,
      deviation?.number ?? null,
    ]),
  );
  return tableSheet('Källdata', COLUMNS, rowsOf(data, deviations));
}

function* rowsOf(data: RoundExport, deviations: ReadonlyMap<string, string | null>): Generator<Cell[]> {
  for (const one of data.material.cases) {
    if (!one.review) continue;
    const { states } = evaluateReview(data.material.checklist.definition, one.columns, one.answers, {});
    for (const state of states) {
      const row = answerRow(one, state);
      const deviation = deviations.get(`${one.review.id} ${state.question.key}`) ?? null;
      if (row) yield [...row, deviation, state.question.key];
    }
  }
}

function answerRow(one: SampledCase, { question, isVisible, fulfilment }: QuestionState): Cell[] | undefined {
  const answer = one.answers[question.key];
  const stored = one.answerRows.find(({ questionId }) => questionId === question.key);
  if (!answer || !stored || answer.option === null) return undefined;
  return [
    one.key,
    one.review?.unitName ?? '',
    one.review?.reviewerName ?? '',
    one.isFinished ? 'Inlämnad' : 'Inte inlämnad',
    question.shortName,
    answerOptionWords[answer.option],
    !one.isFinished || !isVisible || !fulfilment ? 'Räknas inte' : COUNTED_AS[fulfilment],
    answer.reason || null,
    answer.comment || null,
    instantCell(stored.answeredAt),
  ];
}
