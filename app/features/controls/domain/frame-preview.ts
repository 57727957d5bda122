import {
  type CellReader,
  countPlannedEnds,
  type FrameFilter,
  filterColumns,
  matchesFilter,
} from '#app/features/controls/domain/frame-filter.ts';
import { designAttributes, type SampleDesign } from '#app/features/sampling/domain/design.ts';
import { chanceOfAtLeastOneFaulty, discoverySampleSize } from '#app/features/sampling/domain/discovery.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';

/** What a frame would be if it were frozen now. */
export type FramePreview = {
  readonly size: number;
  /** Cases now in the register that the control may reach, before the filter. */
  readonly registerSize: number;
  /** Columns that the filter or the design reads and the register lacks. */
  readonly missingColumns: readonly string[];
  /** Left out only because a planned end after the reference date is filled in. */
  readonly plannedEnds: readonly { readonly column: string; readonly count: number }[];
  /** For each quota in order: how many cases of the frame count towards it. */
  readonly quotaCounts: readonly number[];
  readonly discovery: Discovery | null;
};

/** What the sample can find, as shares 0–1: a fault in every fifth and in every twentieth case. */
export type Discovery = {
  readonly size: number;
  readonly inFifth: number;
  readonly inTwentieth: number;
  /** Cases needed to find a fault in every twentieth with 95 % probability. */
  readonly sizeForTwentieth: number;
};

/**
 * Counts what the filter and design give for these cases on the reference date.
 *
 * `headers` are the register's columns. `discovery` is null for designs with groups, for frames of fewer than twenty
 * and where the whole frame would be taken. Source of the sentence: statistics specification §3.
 */
export function previewFrame(
  cells: readonly CellReader[],
  headers: readonly string[],
  filter: FrameFilter,
  design: SampleDesign,
  referenceOn: CivilDate,
): FramePreview {
  const inFrame = cells.filter((cell) => matchesFilter(filter, cell, referenceOn));
  const wanted = [...new Set([...filterColumns(filter), ...designAttributes(design)])];
  return {
    size: inFrame.length,
    registerSize: cells.length,
    missingColumns: wanted.filter((column) => !headers.includes(column)),
    plannedEnds: countPlannedEnds(filter, cells, referenceOn),
    quotaCounts: design.quotas.map(
      (quota) => inFrame.filter((cell) => quota.values.includes(cell(quota.attribute))).length,
    ),
    discovery: discover(inFrame.length, design),
  };
}

function discover(frame: number, design: SampleDesign): Discovery | null {
  const { allocation } = design;
  if (allocation.kind !== 'whole' || frame < 20 || allocation.size >= frame) return null;
  const twentieth = Math.round(frame / 20);
  return {
    size: allocation.size,
    inFifth: chanceOfAtLeastOneFaulty(frame, Math.round(frame / 5), allocation.size),
    inTwentieth: chanceOfAtLeastOneFaulty(frame, twentieth, allocation.size),
    sizeForTwentieth: discoverySampleSize(frame, twentieth) ?? frame,
  };
}

/** A reader of one case's cells by header; positions are those of the register's or the frame's columns. */
export function cellReader(
  positionByHeader: ReadonlyMap<string, number>,
  values: readonly string[],
): CellReader {
  return (column) => {
    const position = positionByHeader.get(column);
    return position === undefined ? '' : (values[position] ?? '');
  };
}
