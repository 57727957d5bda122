import { answerInWords } from '#app/features/checklists/domain/answer-words.ts';
import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';
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

/** The source data: a row an answer, in the order of the sample and the checklist. Internal. */
export function sourceSheet(data: RoundExport): Sheet {
  const deviations = new Map(
    data.faults.map(({ reviewId, answerKey, deviation }) => [
      `${reviewId} ${answerKey}`,
      deviation?.number ?? null,
    ]),
  );
  return tableSheet('Källdata', COLUMNS, rowsOf(data, deviations));
}

function* rowsOf(data: RoundExport, deviations: ReadonlyMap<string, string | null>): Generator<Cell[]> {
  for (const one of data.material.cases) {
    if (!one.review) continue;
    for (const state of one.evaluation.states) {
      const row = answerRow(one, state);
      const deviation = deviations.get(`${one.review.id} ${state.key}`) ?? null;
      if (row) yield [...row, deviation, state.key];
    }
  }
}

function answerRow(one: SampledCase, state: QuestionState): Cell[] | undefined {
  const { question, key, itemNumber, isVisible, fulfilment } = state;
  const answer = one.answers[key];
  const stored = one.answerRows.find(({ questionId }) => questionId === key);
  const words = answerInWords(question, state.given ?? answer ?? { option: null });
  if (words === '') return undefined;
  return [
    one.key,
    one.review?.unitName ?? '',
    one.review?.reviewerName ?? '',
    one.isFinished ? 'Inlämnad' : 'Inte inlämnad',
    itemNumber === undefined ? question.shortName : `${question.shortName} (${itemNumber})`,
    words,
    !one.isFinished || !isVisible || !fulfilment ? 'Räknas inte' : COUNTED_AS[fulfilment],
    answer?.reason || null,
    answer?.comment || null,
    answer?.evidence || null,
    instantCell(stored?.answeredAt ?? null),
  ];
}
