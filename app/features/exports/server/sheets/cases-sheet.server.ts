import { answerInWords } from '#app/features/checklists/domain/answer-words.ts';
import { columnValue } from '#app/features/checklists/domain/columns.ts';
import { questionsOf } from '#app/features/checklists/domain/definition.ts';
import { SELECTION_REASON_WORDS } from '#app/features/controls/domain/draw-words.ts';
import { designOf } from '#app/features/controls/server/stored-shapes.server.ts';
import type { SampledCase } from '#app/features/results/server/load-round-material.server.ts';
import { handedInWords } from '#app/features/reviews/domain/approval-lifecycle.ts';
import { designAttributes } from '#app/features/sampling/domain/design.ts';
import { type Cell, instantCell, rowsAsAsked, type Sheet, tableSheet } from '../../domain/sheet.ts';
import type { RoundExport } from '../load-round-export.server.ts';

/** The reviewed cases, one row each, with the answer to every question. Internal. */
export function casesSheet(data: RoundExport): Sheet {
  const { definition } = data.material.checklist;
  const questions = questionsOf(definition);
  const attributes = designAttributes(designOf(data.found.round));
  const isAnyMissing = data.material.cases.some(({ isFinished }) => !isFinished);
  const columns = [
    { header: 'Ärende', width: 12 },
    { header: 'Enhet', width: 16 },
    { header: 'Handläggare', width: 17 },
    ...attributes.map((header) => ({ header, width: 17 })),
    { header: 'Draget genom', width: 12 },
    { header: 'Granskare', width: 17 },
    { header: 'Granskning', width: 21 },
    { header: 'Inlämnad', width: 18 },
    { header: 'Brister', width: 9 },
    // Answers are one or two words, the names of questions are long.
    ...questions.map(({ shortName }) => ({ header: shortName, width: 14, isTurned: true })),
    ...(isAnyMissing ? [{ header: 'Varför inte granskat', width: 28 }] : []),
  ];
  const rows = rowsAsAsked(data.material.cases, (one): Cell[] => {
    const evaluation = one.isFinished ? one.evaluation : undefined;
    return [
      one.key,
      one.review?.unitName ?? '',
      one.caseWorker ?? '',
      ...attributes.map((attribute) => columnValue(one.columns, attribute)),
      drawnBy(one),
      one.review?.reviewerName ?? '',
      handedInWords(one.review),
      instantCell(one.review?.finishedAt ?? null),
      evaluation ? evaluation.faults.length : null,
      ...questions.map(({ key }) => {
        const answered = evaluation?.states.filter((state) => state.question.key === key && state.given);
        // In a repeating section there is an answer for each item.
        return (
          answered?.map(({ question, given }) => given && answerInWords(question, given)).join('; ') || null
        );
      }),
      ...(isAnyMissing ? [(one.review && data.reasons.get(one.review.id)) ?? ''] : []),
    ];
  });
  return tableSheet('Granskade ärenden', columns, rows);
}

/** How the case came to be in the sample, in words. */
export function drawnBy({ outcome, reason }: SampledCase): string {
  return SELECTION_REASON_WORDS[outcome === 'reserve' || reason === null ? 'reserve' : reason];
}
