import { normaliseCaseKey } from '#app/features/sampling/domain/case-key.ts';
import { isChosenByPeople } from '#app/features/sampling/domain/design.ts';
import type { ReasonWord } from '#app/features/sampling/domain/protocol-shape.ts';
import type { CheckedDraw } from '#app/features/sampling/domain/verify-each-draw.ts';
import { expectDraw } from '#app/features/sampling/domain/verify-expected.ts';

/** Why a case is in the sample or not, by the frame and the seed alone. */
export type CaseAnswer = {
  readonly key: string;
  readonly ticket: number;
  /** 1-based by slumptal among all cases of the frame, and how many they are. */
  readonly rank: number;
  readonly frameSize: number;
  readonly group: string;
  /** 1-based within its group in the order the design draws, how many the group has and how many are drawn of it. */
  readonly rankInGroup: number;
  readonly groupSize: number;
  readonly wanted: number;
  readonly isByDate: boolean;
  readonly orderOn: string;
  /** A person named the cases: the slumptal decided nothing. */
  readonly isByPeople: boolean;
  readonly verdict: 'selected' | 'reserve';
  readonly reason: ReasonWord | null;
  /** 1-based among the reserves of its group; null for a drawn case. */
  readonly reserveRank: number | null;
  /** What the protocol says, when that is something else; null when the two agree. */
  readonly protocolSays: 'selected' | 'reserve' | 'missing' | null;
};

/**
 * Answers "why was this case drawn?" for one case number. Undefined when the frame has no such case. Only for a draw that
 * was recomputed from its frame.
 */
export function checkCase({ draw, known }: CheckedDraw, typed: string): CaseAnswer | undefined {
  const key = normaliseCaseKey(typed);
  if (!key.ok || known.source !== 'frame') return undefined;
  const index = known.ordered.findIndex((one) => ('key' in one ? one.key : one.id) === key.value);
  const one = known.ordered[index];
  if (!one) return undefined;
  const chosen = new Set(draw.selected.map(({ id }) => id));
  const expected = expectDraw(known.ordered, known.groupNames, draw.design, chosen);
  const isById = ({ id }: { readonly id: string }) => id === one.id;
  const inFile = draw.selected.some(isById) ? 'selected' : draw.reserves.some(isById) ? 'reserve' : 'missing';
  const selected = expected.selected.find(isById);
  const reserves = expected.reserves.filter(({ group }) => group === one.group);
  const isByPeople = isChosenByPeople(draw.design);
  const verdict = selected ? 'selected' : 'reserve';
  const isByDate = draw.design.allocation.kind === 'firstInOrder';
  const members = known.ordered.filter(({ group }) => group === one.group);
  const order = isByDate
    ? [...expected.selected.filter(({ group }) => group === one.group), ...reserves]
    : members;
  const group = expected.groups.find((row) => row.group === one.group);
  return {
    key: key.value,
    ticket: one.ticket,
    rank: index + 1,
    frameSize: known.ordered.length,
    group: one.group,
    rankInGroup: order.findIndex(isById) + 1,
    groupSize: members.length,
    wanted: group?.wanted ?? 0,
    isByDate,
    isByPeople,
    orderOn: one.orderOn,
    verdict,
    reason: selected?.reason ?? null,
    reserveRank: verdict === 'reserve' ? reserves.findIndex(isById) + 1 : null,
    protocolSays: inFile === verdict ? null : inFile,
  };
}
