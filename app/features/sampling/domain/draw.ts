import { type AllocatedGroup, allocate } from '#app/features/sampling/domain/allocation.ts';
import {
  type DesignProblem,
  findDesignProblem,
  type RandomAllocation,
  type SampleDesign,
} from '#app/features/sampling/domain/design.ts';
import type { Frame } from '#app/features/sampling/domain/frame.ts';
import { chooseByQuotas, type QuotaChoice } from '#app/features/sampling/domain/quotas.ts';
import { orderByTicket, type TicketOrder } from '#app/features/sampling/domain/ticket-order.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { SelectionReason } from '#app/shared/domain/vocabulary.ts';

export const SAMPLING_SPECIFICATION = 'aktsam-urval/1';

export type TicketedCase = { readonly key: string; readonly stratum: string; readonly ticket: number };
export type SelectedCase = TicketedCase & { readonly reason: SelectionReason };

export type Shortfall =
  | {
      readonly kind: 'groupTooSmall';
      readonly stratum: string;
      readonly wanted: number;
      readonly available: number;
    }
  | {
      readonly kind: 'quotaNotMet';
      readonly stratum: string;
      /** Index in the design's list of quotas. */
      readonly quota: number;
      readonly wanted: number;
      readonly available: number;
    }
  /** Somebody chose fewer of their own than they were to choose, though there were more. */
  | {
      readonly kind: 'choseFewer';
      readonly stratum: string;
      readonly wanted: number;
      /** How many were chosen. */
      readonly available: number;
    };

export type DrawnGroup = { readonly stratum: string; readonly frameSize: number; readonly wanted: number };

export type Draw = {
  readonly groups: readonly DrawnGroup[];
  /** By group, within the group in the order of the rule: by ticket, or by date and ticket (first in order). */
  readonly selected: readonly SelectedCase[];
  /** The cases not selected, by group, in the same order within the group. */
  readonly reserves: readonly TicketedCase[];
  readonly shortfalls: readonly Shortfall[];
};

/** A design that chance carries out. */
export type RandomDesign = Pick<SampleDesign, 'quotas'> & { readonly allocation: RandomAllocation };

/**
 * Draws a random sample (gör en dragning): the lowest tickets of each group, with quotas.
 *
 * The same frame, design and seed give the same draw for ever; the order of the rows does not matter. The seed is
 * taken as it stands (`checkSeed` first). Errors: an empty frame, a size or minimum that is not a positive whole
 * number, a quota without values, and quotas that together choose more cases than a group's size; then nothing is
 * drawn. Groups and quotas that run out of cases are reported in `shortfalls`.
 * Source: sampling specification aktsam-urval/1 §2–6.
 */
export function drawSample(frame: Frame, design: RandomDesign, seed: string): Result<Draw, DesignProblem> {
  const problem = findDesignProblem(design);
  if (problem) return err(problem);
  if (frame.cases.length === 0) return err({ kind: 'emptyFrame' });

  const selected: SelectedCase[] = [];
  const reserves: TicketedCase[] = [];
  const shortfalls: Shortfall[] = [];
  const groups: DrawnGroup[] = [];
  for (const group of allocate(frame, design.allocation)) {
    const { stratum, size } = group;
    const ordered = orderByTicket(group.cases, seed);
    const quotas = chooseByQuotas(ordered, design.quotas);
    if (quotas.chosen.size > size) {
      return err({ kind: 'quotasExceedSize', stratum, size, chosenByQuotas: quotas.chosen.size });
    }
    splitGroup(group, ordered, quotas.chosen, selected, reserves);
    shortfalls.push(...groupShortfalls(group, quotas.missing));
    groups.push({ stratum, frameSize: group.cases.length, wanted: size });
  }
  return ok({ groups, selected, reserves, shortfalls });
}

function splitGroup(
  { stratum, size }: AllocatedGroup,
  { cases, tickets, order }: TicketOrder,
  chosenByQuotas: ReadonlySet<number>,
  selected: SelectedCase[],
  reserves: TicketedCase[],
): void {
  let roomForOthers = size - chosenByQuotas.size;
  for (let rank = 0; rank < order.length; rank++) {
    const index = order[rank] ?? 0;
    const key = cases[index]?.key ?? '';
    const ticket = tickets[index] ?? 0;
    if (chosenByQuotas.has(index) || roomForOthers-- > 0) {
      selected.push({ key, stratum, ticket, reason: rank < size ? 'random' : 'quota' });
    } else {
      reserves.push({ key, stratum, ticket });
    }
  }
}

function groupShortfalls(group: AllocatedGroup, missing: QuotaChoice['missing']): Shortfall[] {
  const { stratum, cases, size } = group;
  const shortfalls: Shortfall[] = [];
  if (cases.length < size) {
    shortfalls.push({ kind: 'groupTooSmall', stratum, wanted: size, available: cases.length });
  }
  for (const quota of missing) shortfalls.push({ kind: 'quotaNotMet', stratum, ...quota });
  return shortfalls;
}
