import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import { marksProtectedIdentity } from './cell-value.ts';
import { type ColumnChoice, sameHeader } from './import-mapping.ts';

/** A column of a register. Its position is for ever: the values of a case are an array by position. */
export type RegisterColumn = {
  readonly position: number;
  readonly header: string;
  readonly type: ColumnType;
};

export type ColumnLayout = {
  /** Every column of the register after the import, in order of position. */
  readonly columns: readonly RegisterColumn[];
  /** For each position the index among the file's kept columns, or undefined where the file has none. */
  readonly sources: readonly (number | undefined)[];
  /** Columns of the register that the file lacks or that are now left out: their values become empty. */
  readonly emptied: readonly RegisterColumn[];
  readonly added: readonly RegisterColumn[];
  readonly isChanged: boolean;
};

/**
 * Where the kept columns of a file belong in a register: a heading the register knows keeps its position (and takes
 * the new type), a new heading comes last.
 */
export function layOutColumns(
  existing: readonly RegisterColumn[],
  kept: readonly ColumnChoice[],
): ColumnLayout {
  const sources: (number | undefined)[] = [];
  const columns = existing.map((column) => {
    const source = kept.findIndex((choice) => sameHeader(choice.header, column.header));
    sources[column.position] = source < 0 ? undefined : source;
    return { ...column, type: kept[source]?.type ?? column.type };
  });
  const next = Math.max(-1, ...existing.map((column) => column.position)) + 1;
  const added = kept
    .map((choice, source) => ({ choice, source }))
    .filter(({ choice }) => !existing.some((column) => sameHeader(column.header, choice.header)))
    .map(({ choice, source }, index) => {
      sources[next + index] = source;
      return { position: next + index, header: choice.header, type: choice.type };
    });
  return {
    columns: [...columns, ...added],
    sources: Array.from(sources),
    emptied: columns.filter((column) => sources[column.position] === undefined),
    added,
    isChanged: added.length > 0 || columns.some((column, index) => column.type !== existing[index]?.type),
  };
}

/** A row's values by position in the register; "" where the file has nothing. */
export function placeValues(layout: ColumnLayout, values: readonly string[]): string[] {
  return layout.sources.map((source) => (source === undefined ? '' : (values[source] ?? '')));
}

/** What the program itself reads out of a case's values: who works with it and whether its person is protected. */
export type CaseFacts = {
  readonly unitName: string;
  readonly caseWorker: string | null;
  /** Several co-workers are joined with "; ". */
  readonly coWorker: string | null;
  readonly isProtected: boolean;
};

/** The facts of a case, found by the types of the columns; empty cells give null. */
export function readFacts(columns: readonly RegisterColumn[], values: readonly string[]): CaseFacts {
  const ofType = (type: ColumnType) =>
    columns.filter((column) => column.type === type).map((column) => values[column.position] ?? '');
  return {
    unitName: ofType('unit')[0] ?? '',
    caseWorker: ofType('caseWorker')[0] || null,
    coWorker: ofType('coWorker').filter(Boolean).join('; ') || null,
    isProtected: ofType('protectedIdentity').some(marksProtectedIdentity),
  };
}
