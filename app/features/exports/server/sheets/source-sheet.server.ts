import { answerInWords } from '#app/features/checklists/domain/answer-words.ts';
import { nameInItem } from '#app/features/reviews/domain/answer-name.ts';
import { type Cell, rowsAsAsked, type Sheet, tableSheet } from '../../domain/sheet.ts';
import type { RoundExport } from '../load-round-export.server.ts';
import { type DescribedColumn, SOURCE_COLUMNS, type SourceRow } from './source-columns.server.ts';

/** The columns of a sheet that are there in this round's file. */
export function columnsThere<Row>(
  columns: readonly DescribedColumn<Row>[],
  data: RoundExport,
): readonly DescribedColumn<Row>[] {
  return columns.filter(({ isThere }) => isThere?.(data) ?? true);
}

/** The source data: a row an answer, in the order of the sample and the checklist. Internal. */
export function sourceSheet(data: RoundExport): Sheet {
  const columns = columnsThere(SOURCE_COLUMNS, data);
  const answers = { [Symbol.iterator]: () => answersOf(data) };
  return tableSheet(
    'Källdata',
    columns,
    rowsAsAsked(answers, (row) => columns.map(({ cell }): Cell => cell(row))),
  );
}

function* answersOf(data: RoundExport): Generator<SourceRow> {
  const deviations = new Map(
    data.faults.map(({ reviewId, answerKey, deviation }) => [
      `${reviewId} ${answerKey}`,
      deviation?.number ?? null,
    ]),
  );
  const { sections } = data.material.checklist.definition;
  const itemNames = new Map(sections.map(({ key, repeats }) => [key, repeats?.itemName]));
  for (const one of data.material.cases) {
    if (!one.review) continue;
    const chance = data.chances?.chanceOf?.({ attributes: one.columns });
    for (const state of one.evaluation.states) {
      const { question, key, sectionKey, itemNumber } = state;
      const words = answerInWords(question, state.given ?? one.answers[key] ?? { option: null });
      if (words === '') continue;
      const name = nameInItem(question.shortName, itemNames.get(sectionKey), itemNumber);
      const deviation = deviations.get(`${one.review.id} ${key}`) ?? null;
      yield { one, state, name, words, deviation, chance };
    }
  }
}
