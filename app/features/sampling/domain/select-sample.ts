import { type AllocatedGroup, allocate } from '#app/features/sampling/domain/allocation.ts';
import {
  type Allocation,
  type DesignProblem,
  findDesignProblem,
  isRandom,
  type SampleDesign,
} from '#app/features/sampling/domain/design.ts';
import { type Draw, drawSample, type Shortfall } from '#app/features/sampling/domain/draw.ts';
import { attributeValue, type Frame, type FrameCase } from '#app/features/sampling/domain/frame.ts';
import { orderDay } from '#app/features/sampling/domain/order-day.ts';
import { orderByTicket, type TicketOrder } from '#app/features/sampling/domain/ticket-order.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { SelectionReason } from '#app/shared/domain/vocabulary.ts';

/** Why nothing was selected: the design, the frame, or what people chose. */
export type SelectionProblem = DesignProblem;

/**
 * Selects the cases of a round by any design.
 *
 * Random designs are drawn by `drawSample`. A census takes every case (`all`), listed by ticket so that no list is
 * alphabetical, and has no reserves. First in order takes the first of each group by date, then ticket (`order`);
 * what is no date (`orderDay`) comes last. Self-selected and on cause take `chosenKeys` (`chosen`),
 * listed by ticket; the others are the rest of the frame and replace nobody (`hasReserves`). Groups are listed by
 * name. Errors: those of `drawSample`, and choices that are empty, outside the frame or more than the design's size.
 * Source: sampling specification aktsam-urval/1 §2–6; docs/sampling.md for what is not drawn by lot.
 */
export function selectSample(
  frame: Frame,
  design: SampleDesign,
  seed: string,
  chosenKeys: readonly string[] = [],
): Result<Draw, DesignProblem> {
  const { allocation, quotas } = design;
  if (isRandom(allocation)) return drawSample(frame, { allocation, quotas }, seed);
  const problem = findDesignProblem(design);
  if (problem) return err(problem);
  if (frame.cases.length === 0) return err({ kind: 'emptyFrame' });
  const isChosen = allocation.kind === 'selfSelected' || allocation.kind === 'onCause';
  const chosen = new Set(isChosen ? chosenKeys : []);
  const choiceProblem = isChosen ? findOutsiders(frame, chosen) : undefined;
  if (choiceProblem) return err(choiceProblem);

  const draw = { groups: [], selected: [], reserves: [], shortfalls: [] } as Mutable<Draw>;
  for (const group of allocate(frame, allocation)) {
    const { stratum, cases } = group;
    const ordered = inRuleOrder(cases, allocation, seed);
    const taken = takenFrom(ordered, group, allocation, chosen);
    const wanted = allocation.kind === 'onCause' ? taken.size : group.size;
    if (taken.size > wanted) return err({ kind: 'choseTooMany', stratum, size: wanted, chosen: taken.size });
    for (const index of ordered.order) {
      const key = cases[index]?.key ?? '';
      const one = { key, stratum, ticket: ordered.tickets[index] ?? 0 };
      if (taken.has(index)) draw.selected.push({ ...one, reason: reasonOf(allocation) });
      else draw.reserves.push(one);
    }
    draw.groups.push({ stratum, frameSize: cases.length, wanted });
    const shortfall = shortfallOf(stratum, wanted, cases.length, taken.size);
    if (shortfall) draw.shortfalls.push(shortfall);
  }
  return ok(draw);
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] extends readonly (infer Item)[] ? Item[] : T[Name] };

function findOutsiders(frame: Frame, chosen: ReadonlySet<string>): DesignProblem | undefined {
  if (chosen.size === 0) return { kind: 'nothingChosen' };
  const left = new Set(chosen);
  for (const { key } of frame.cases) left.delete(key);
  return left.size === 0 ? undefined : { kind: 'chosenOutsideFrame', keys: [...left] };
}

function inRuleOrder(cases: readonly FrameCase[], allocation: Allocation, seed: string): TicketOrder {
  const byTicket = orderByTicket(cases, seed);
  if (allocation.kind !== 'firstInOrder') return byTicket;
  const days = daysOf(cases, allocation.orderBy);
  // A sort keeps the order of equals: those of the same day stay by ticket.
  const order = [...byTicket.order].sort((a, b) => (days[a] ?? 0) - (days[b] ?? 0));
  return { ...byTicket, order: Uint32Array.from(order) };
}

/** The date of each case as a number that sorts like it: 20260831, or above all dates where there is none. */
function daysOf(cases: readonly FrameCase[], orderBy: string): Uint32Array {
  const dayByText = new Map<string, number>();
  return Uint32Array.from(cases, (frameCase) => {
    const text = attributeValue(frameCase, orderBy);
    const known = dayByText.get(text);
    if (known !== undefined) return known;
    const day = Number(orderDay(text)?.replaceAll('-', '') ?? MISSING_DAY);
    dayByText.set(text, day);
    return day;
  });
}

const MISSING_DAY = 100_000_000;

/** Indexes of the selected cases of a group. */
function takenFrom(
  { cases, order }: TicketOrder,
  { size }: AllocatedGroup,
  { kind }: Allocation,
  chosen: ReadonlySet<string>,
): Set<number> {
  if (kind === 'census') return new Set(order);
  if (kind === 'firstInOrder') return new Set(order.subarray(0, size));
  return new Set(order.filter((index) => chosen.has(cases[index]?.key ?? '')));
}

function reasonOf({ kind }: Allocation): SelectionReason {
  if (kind === 'census') return 'all';
  return kind === 'firstInOrder' ? 'order' : 'chosen';
}

function shortfallOf(
  stratum: string,
  wanted: number,
  available: number,
  taken: number,
): Shortfall | undefined {
  if (taken >= wanted) return undefined;
  return taken === available
    ? { kind: 'groupTooSmall', stratum, wanted, available }
    : { kind: 'choseFewer', stratum, wanted, available: taken };
}
