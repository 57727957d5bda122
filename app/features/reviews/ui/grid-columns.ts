import {
  type ChecklistDefinition,
  type Question,
  questionsOf,
} from '#app/features/checklists/domain/definition.ts';

/** A column of the table: the case number first, then facts, questions and how far the review is. */
export type GridColumn =
  | { kind: 'key' }
  | { kind: 'fact'; header: string }
  | { kind: 'question'; question: Question }
  | { kind: 'state' };

export function columnsOf(definition: ChecklistDefinition, facts: readonly string[]): GridColumn[] {
  return [
    { kind: 'key' },
    ...facts.map((header) => ({ kind: 'fact', header }) as const),
    ...questionsOf(definition).map((question) => ({ kind: 'question', question }) as const),
    { kind: 'state' },
  ];
}

/** The widths in rem: fixed, so that no row that comes into sight moves the columns. */
export const columnWidths: Readonly<Record<GridColumn['kind'], number>> = {
  key: 9,
  fact: 9,
  question: 11,
  state: 9,
};

/** The places of the columns with questions. */
export function questionColumns(columns: readonly GridColumn[]): number[] {
  return columns.flatMap(({ kind }, place) => (kind === 'question' ? [place] : []));
}

/** The question of a column; undefined where there is none. */
export function questionIn(columns: readonly GridColumn[], place: number): Question | undefined {
  const column = columns[place];
  return column?.kind === 'question' ? column.question : undefined;
}
