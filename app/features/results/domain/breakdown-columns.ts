import type { ColumnType } from '#app/shared/domain/vocabulary.ts';

/** More groups than this tell of single cases, and nobody reads them. */
export const MOST_GROUPS = 20;

/** A column of a frozen frame. */
export type FrameColumn = { readonly header: string; readonly type: string };

const NEVER: readonly ColumnType[] = ['caseWorker', 'coWorker', 'protectedIdentity', 'date', 'dateSeries'];
/** A column of text that names people, whatever the import took it for. */
const NAMES = /handlägg|sekreterare|utredare|granskare|namn|personnummer|\bpnr\b/iu;

/**
 * Whether results may be divided by the column at all. Never by who handles the cases: nobody is ranked. Nor by protected
 * identity, nor by dates, which have too many values.
 */
export function mayDivide({ header, type }: FrameColumn): boolean {
  return !NEVER.some((one) => one === type) && !NAMES.test(header);
}

/**
 * Whether so many different values make groups: at least two, not more than `MOST_GROUPS`, and not one for every case,
 * as a case number has.
 */
export function makesGroups(distinct: number, frameSize: number): boolean {
  return distinct >= 2 && distinct <= MOST_GROUPS && distinct < frameSize;
}
