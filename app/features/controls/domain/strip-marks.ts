import type { DrawGroupView, DrawnCase } from '#app/features/controls/domain/round-overview.ts';
import type { SelectionReason } from '#app/shared/domain/vocabulary.ts';

/** What a mark of the strip tells of its case. */
export type Mark = SelectionReason | 'reserve' | 'replaced' | 'notDrawn';

/** One case, or a run of cases by slumptal of which some may be drawn. */
export type StripItem =
  | { readonly kind: 'case'; readonly mark: Mark }
  | { readonly kind: 'many'; readonly count: number; readonly mark: Mark };

export type Strip = {
  readonly group: DrawGroupView;
  readonly items: readonly StripItem[];
  /** How many cases a mark of many stands for; 0 when every case has its own. The last may stand for fewer. */
  readonly many: number;
};

/** Marks on the whole picture: more nobody sees apart, and a page of them is slow to draw. */
const MOST_MARKS = 1200;
const MOST_IN_STRIP = 400;
const FEWEST_IN_STRIP = 60;

/**
 * One strip for each group of a draw by lot: its cases in the order of slumptal. Small groups have a mark for each case;
 * of large ones the lowest slumptal have, and the rest stand in runs of equal length, as long as there are marks.
 */
export function stripsOf(groups: readonly DrawGroupView[], cases: readonly DrawnCase[]): Strip[] {
  const budget = Math.max(FEWEST_IN_STRIP, Math.min(MOST_IN_STRIP, Math.floor(MOST_MARKS / groups.length)));
  const byGroup = new Map<string, DrawnCase[]>(groups.map(({ stratum }) => [stratum, []]));
  for (const one of cases) byGroup.get(one.stratum)?.push(one);
  return groups.map((group) => stripOf(group, byGroup.get(group.stratum) ?? [], budget));
}

function stripOf(group: DrawGroupView, cases: readonly DrawnCase[], budget: number): Strip {
  const { frameSize, wanted } = group;
  const markAt = new Map(
    cases.flatMap((one) =>
      one.rank === null ? [] : [[one.rank, one.isReplaced ? 'replaced' : one.reason] as const],
    ),
  );
  const single = (rank: number): StripItem => ({ kind: 'case', mark: markAt.get(rank) ?? 'notDrawn' });
  if (frameSize <= budget) {
    return { group, many: 0, items: Array.from({ length: frameSize }, (_, index) => single(index + 1)) };
  }
  // Half as many again as are drawn, so that the limit and what lies beyond it can be seen.
  const near = Math.ceil(wanted * 1.5) + 20;
  const head = near <= budget / 2 ? near : 0;
  const many = roundUp((frameSize - head) / (budget / 2));
  const items = Array.from({ length: head }, (_, index) => single(index + 1));
  const drawnRanks = [...markAt.keys()].sort((a, b) => a - b);
  for (let from = head; from < frameSize; from += many) {
    const count = Math.min(many, frameSize - from);
    const within = drawnRanks.filter((rank) => rank > from && rank <= from + count);
    const first = within[0] === undefined ? undefined : markAt.get(within[0]);
    // Far out a single drawn case, such as one for a minst-krav, must be seen; near, most of the run must be drawn.
    const isShown = head > 0 || within.length * 2 >= count;
    items.push({ kind: 'many', count, mark: (isShown ? first : undefined) ?? 'notDrawn' });
  }
  return { group, items, many };
}

/** The next of 1, 2, 5, 10, 20, 50 … that is not smaller. */
function roundUp(number: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, number)));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= number) ?? power * 10;
}
