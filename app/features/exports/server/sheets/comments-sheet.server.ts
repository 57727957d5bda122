import { storedValue } from '#app/features/checklists/domain/stored-answer.ts';
import type { SampledCase } from '#app/features/results/server/load-round-material.server.ts';
import { answerName } from '#app/features/reviews/domain/answer-name.ts';
import { type Cell, instantCell, type Sheet, tableSheet } from '../../domain/sheet.ts';
import type { RoundExport } from '../load-round-export.server.ts';

const COLUMNS = [
  { header: 'Ärende', width: 12 },
  { header: 'Fråga', width: 30 },
  { header: 'Slag', width: 12 },
  { header: 'Text', width: 60 },
  { header: 'Skriven av', width: 18 },
  { header: 'Skriven', width: 18 },
  { header: 'Klar', width: 18 },
  { header: 'Klar enligt', width: 18 },
];

/** What was said in the quality assurance, every reply under its comment; no sheet where nothing was. Internal. */
export function commentsSheets({ comments, material }: RoundExport): Sheet[] {
  if (comments.length === 0) return [];
  const { definition } = material.checklist;
  const answered = new Map(
    material.cases.flatMap(({ review, answers }) => (review ? [[review.id, answers] as const] : [])),
  );
  const rows = comments.map((comment): Cell[] => {
    const about =
      comment.questionId === null
        ? 'Granskningen som helhet'
        : answerName(definition, comment.questionId, storedRows(answered.get(comment.reviewId)));
    return [
      comment.caseKey,
      about ?? 'En fråga som inte finns kvar',
      comment.isReply ? 'Svar' : 'Kommentar',
      comment.text,
      comment.writtenByName,
      instantCell(comment.writtenAt),
      instantCell(comment.resolvedAt),
      comment.resolvedByName,
    ];
  });
  return [tableSheet('Kommentarer', COLUMNS, rows)];
}

function storedRows(answers: SampledCase['answers'] = {}) {
  return Object.entries(answers).flatMap(([questionId, answer]) => {
    if (!answer) return [];
    return [{ ...answer, questionId, value: storedValue(answer) }];
  });
}
