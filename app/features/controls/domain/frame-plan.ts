import type { CellReader } from '#app/features/controls/domain/compile-condition.ts';
import { type Discovery, discover } from '#app/features/controls/domain/discovery-preview.ts';
import { countValues } from '#app/features/controls/domain/frame-breakdown.ts';
import { mostChosenByQuotas } from '#app/features/controls/domain/quota-feasibility.ts';
import { wantedSizes } from '#app/features/sampling/domain/allocation.ts';
import {
  designSize,
  isRandom,
  type Quota,
  type SampleDesign,
  strataAttribute,
} from '#app/features/sampling/domain/design.ts';
import type { Shortfall } from '#app/features/sampling/domain/draw.ts';
import { compareUtf8 } from '#app/features/sampling/domain/utf8-order.ts';

/** A group of the frame: how many cases it holds and how many the design wants of it. */
export type PlannedGroup = { readonly name: string; readonly size: number; readonly wanted: number };

/** What the design would come to on a frame. */
export type FramePlan = {
  /** How many cases would be selected; null where a person chooses. */
  readonly total: number | null;
  /** Null for designs without groups. */
  readonly groups: {
    readonly column: string;
    readonly count: number;
    readonly smallest: PlannedGroup;
    readonly largest: PlannedGroup;
    /** What is drawn of the largest group can find in it; null as in `discover`. */
    readonly discoveryOfLargest: Discovery | null;
    /** Groups of which the share comes to no case at all. */
    readonly without: number;
  } | null;
  /** Of the whole sample; null where chance does not decide, and as in `discover`. */
  readonly discovery: Discovery | null;
  /** What would be reported as missing, at most `MOST_SHORTFALLS`; `shortfallCount` is all of them. */
  readonly shortfalls: readonly Shortfall[];
  readonly shortfallCount: number;
  /** A group where the quotas could choose more than its size: the draw is then refused. */
  readonly tooManyQuotas: (PlannedGroup & { readonly chosenByQuotas: number }) | null;
};

const MOST_SHORTFALLS = 10;

/** Works out what a design comes to on the cases of a frame, without drawing anything: no seed is involved. */
export function planDesign(cells: readonly CellReader[], design: SampleDesign): FramePlan {
  const { allocation, quotas } = design;
  const column = strataAttribute(allocation);
  const groups = groupsOf(cells, design);
  const isByChance = isRandom(allocation);
  const isSized = designSize(allocation) !== undefined;
  const total = groups.reduce((sum, { size, wanted }) => sum + Math.min(size, wanted), 0);
  const shortfalls: Shortfall[] = [];
  let tooManyQuotas: FramePlan['tooManyQuotas'] = null;
  for (const { name, size, wanted, cells: members } of groups) {
    if (isSized && size < wanted) {
      shortfalls.push({ kind: 'groupTooSmall', stratum: name, wanted, available: size });
    }
    if (quotas.length === 0) continue;
    for (const [quota, { attribute, values, minimum }] of quotas.entries()) {
      const available = members.filter((cell) => values.includes(cell(attribute))).length;
      if (available >= minimum) continue;
      shortfalls.push({ kind: 'quotaNotMet', stratum: name, quota, wanted: minimum, available });
    }
    const chosenByQuotas = isByChance ? mostChosen(members, quotas) : 0;
    if (chosenByQuotas > wanted) tooManyQuotas ??= { name, size, wanted, chosenByQuotas };
  }
  const bySize = [...groups].sort((a, b) => b.size - a.size || compareUtf8(a.name, b.name));
  const largest = bySize[0];
  const smallest = bySize.at(-1);
  return {
    total: allocation.kind === 'onCause' ? null : total,
    groups:
      column === undefined || !largest || !smallest
        ? null
        : {
            column,
            count: groups.length,
            smallest: withoutCells(smallest),
            largest: withoutCells(largest),
            discoveryOfLargest: isByChance ? discover(largest.size, largest.wanted) : null,
            without: groups.filter(({ wanted }) => wanted === 0).length,
          },
    discovery: isByChance ? discover(cells.length, total) : null,
    shortfalls: shortfalls.slice(0, MOST_SHORTFALLS),
    shortfallCount: shortfalls.length,
    tooManyQuotas,
  };
}

/** The bound of `mostChosenByQuotas`, made of the cases that count towards some quota: the others decide nothing. */
function mostChosen(members: readonly CellReader[], quotas: readonly Quota[]): number {
  const counted = members.filter((cell) =>
    quotas.some(({ attribute, values }) => values.includes(cell(attribute))),
  );
  const cases = counted.map((cell) => ({
    key: '',
    attributes: Object.fromEntries(quotas.map(({ attribute }) => [attribute, cell(attribute)])),
  }));
  return mostChosenByQuotas(cases, quotas);
}

type Group = PlannedGroup & { readonly cells: readonly CellReader[] };

const withoutCells = ({ name, size, wanted }: Group): PlannedGroup => ({ name, size, wanted });

function groupsOf(cells: readonly CellReader[], design: SampleDesign): Group[] {
  const column = strataAttribute(design.allocation);
  const names = column === undefined ? [''] : [...countValues(cells, column).keys()].sort(compareUtf8);
  const byName = new Map<string, CellReader[]>(names.map((name) => [name, []]));
  for (const cell of cells) byName.get(column === undefined ? '' : cell(column))?.push(cell);
  const sizes = names.map((name) => byName.get(name)?.length ?? 0);
  const wanted = wantedSizes(sizes, design.allocation);
  return names.map((name, index) => ({
    name,
    size: sizes[index] ?? 0,
    wanted: wanted[index] ?? 0,
    cells: byName.get(name) ?? [],
  }));
}
