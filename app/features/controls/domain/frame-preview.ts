import { type Candidate, chooseCases, type RuleFacts } from '#app/features/controls/domain/choose-cases.ts';
import type { CellReader } from '#app/features/controls/domain/compile-condition.ts';
import { type Breakdown, breakDown, breakdownOf } from '#app/features/controls/domain/frame-breakdown.ts';
import {
  countPlannedEnds,
  type FrameFilter,
  filterColumns,
} from '#app/features/controls/domain/frame-filter.ts';
import { type FramePlan, planDesign } from '#app/features/controls/domain/frame-plan.ts';
import type { LeftOut } from '#app/features/controls/domain/frame-rules.ts';
import {
  designAttributes,
  type SampleDesign,
  strataAttribute,
} from '#app/features/sampling/domain/design.ts';
import { orderDay } from '#app/features/sampling/domain/order-day.ts';
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
  /** What the rules left out of those that meet the conditions, in order. */
  readonly leftOut: readonly LeftOut[];
  /** For each quota in order: how many cases of the frame count towards it. */
  readonly quotaCounts: readonly number[];
  /** Cases of the frame without a date in the column that the design follows; null where no dates decide. */
  readonly undated: Undated | null;
  /** By unit, by the design's groups and by the columns of its quotas. Empty for whoever may not see them. */
  readonly breakdowns: readonly Breakdown[];
  readonly plan: FramePlan;
};

/** Cases that have no date in the column that decides the order: they come last, by slumptal. */
export type Undated = { readonly column: string; readonly count: number };

/** A case as the preview needs it: the unit is the organisation's, whatever the register calls it. */
export type PreviewCandidate = Candidate & { readonly unitName: string };

export const UNIT_BREAKDOWN = 'Enhet i organisationen';

/** What stands around the cases: what the rules know, and how many cases the register holds before any filter. */
export type PreviewContext = { readonly facts: RuleFacts; readonly registerSize: number };

/**
 * Counts what filter, rules and design give for these cases on the reference date. `headers` are the register's columns.
 * Cases that neither meet the conditions nor have a planned end need not be among the candidates.
 */
export function previewFrame(
  candidates: readonly PreviewCandidate[],
  headers: readonly string[],
  filter: FrameFilter,
  design: SampleDesign,
  referenceOn: CivilDate,
  { facts, registerSize }: PreviewContext,
): FramePreview {
  const { chosen, leftOut } = chooseCases(candidates, filter, referenceOn, facts);
  const cells = chosen.map(({ cell }) => cell);
  const wanted = [...new Set([...filterColumns(filter), ...designAttributes(design)])];
  const grouped = [strataAttribute(design.allocation), ...design.quotas.map(({ attribute }) => attribute)];
  const columns = [...new Set(grouped.filter((column) => column !== undefined))];
  return {
    size: chosen.length,
    registerSize,
    missingColumns: wanted.filter((column) => !headers.includes(column)),
    plannedEnds: countPlannedEnds(
      filter,
      candidates.map(({ cell }) => cell),
      referenceOn,
    ),
    leftOut,
    quotaCounts: design.quotas.map(
      (quota) => cells.filter((cell) => quota.values.includes(cell(quota.attribute))).length,
    ),
    undated: countUndated(cells, design),
    breakdowns: [breakDownUnits(chosen), ...columns.map((column) => breakDown(cells, column))],
    plan: planDesign(cells, design),
  };
}

function countUndated(cells: readonly CellReader[], { allocation }: SampleDesign): Undated | null {
  if (allocation.kind !== 'firstInOrder') return null;
  const { orderBy } = allocation;
  return { column: orderBy, count: cells.filter((cell) => orderDay(cell(orderBy)) === undefined).length };
}

function breakDownUnits(chosen: readonly PreviewCandidate[]): Breakdown {
  const counts = new Map<string, number>();
  for (const { unitName } of chosen) counts.set(unitName, (counts.get(unitName) ?? 0) + 1);
  return breakdownOf(UNIT_BREAKDOWN, counts);
}

/** The preview for somebody who may see the round but not its cases: a group's name may be a person's. */
export function withoutNames(preview: FramePreview): FramePreview {
  return {
    ...preview,
    breakdowns: [],
    plan: { ...preview.plan, groups: null, shortfalls: [], tooManyQuotas: null },
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
