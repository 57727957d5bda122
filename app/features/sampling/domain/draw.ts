import { type AllocatedGroup, allocate } from '#app/features/sampling/domain/allocation.ts';
import {
  type DesignProblem,
  findDesignProblem,
  type Quota,
  type SampleDesign,
} from '#app/features/sampling/domain/design.ts';
import { attributeValue, type Frame, type FrameCase } from '#app/features/sampling/domain/frame.ts';
import { ticketNumber } from '#app/features/sampling/domain/ticket.ts';
import { compareUtf8 } from '#app/features/sampling/domain/utf8-order.ts';
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
    };

export type DrawnGroup = { readonly stratum: string; readonly frameSize: number; readonly wanted: number };

export type Draw = {
  readonly groups: readonly DrawnGroup[];
  /** By group, in ticket order within the group. */
  readonly selected: readonly SelectedCase[];
  /** The cases not selected, by group, in ticket order within the group. */
  readonly reserves: readonly TicketedCase[];
  readonly shortfalls: readonly Shortfall[];
};

type Ticketed = { readonly frameCase: FrameCase; readonly ticket: number };

/**
 * Draws a sample (gör en dragning): the lowest tickets of each group, with quotas.
 *
 * The same frame, design and seed give the same draw for ever; the order of the rows does not matter. The seed is
 * taken as it stands (`checkSeed` first). Errors: an empty frame, a size or minimum that is not a positive whole
 * number, a quota without values, and quotas that together choose more cases than a group's size; then nothing is
 * drawn. Groups and quotas that run out of cases are reported in `shortfalls`.
 * Source: sampling specification aktsam-urval/1 §2–6.
 */
export function drawSample(frame: Frame, design: SampleDesign, seed: string): Result<Draw, DesignProblem> {
  const problem = findDesignProblem(design);
  if (problem) return err(problem);
  if (frame.cases.length === 0) return err({ kind: 'emptyFrame' });

  const selected: SelectedCase[] = [];
  const reserves: TicketedCase[] = [];
  const shortfalls: Shortfall[] = [];
  const groups: DrawnGroup[] = [];
  for (const group of allocate(frame, design.allocation)) {
    const ordered = inTicketOrder(group.cases, seed);
    const quotas = chooseByQuotas(ordered, design.quotas);
    if (quotas.chosen.size > group.size) {
      return err({
        kind: 'quotasExceedSize',
        stratum: group.stratum,
        size: group.size,
        chosenByQuotas: quotas.chosen.size,
      });
    }
    splitGroup(group, ordered, quotas.chosen, selected, reserves);
    shortfalls.push(...groupShortfalls(group, quotas.missing));
    groups.push({ stratum: group.stratum, frameSize: group.cases.length, wanted: group.size });
  }
  return ok({ groups, selected, reserves, shortfalls });
}

function inTicketOrder(cases: readonly FrameCase[], seed: string): Ticketed[] {
  return cases
    .map((frameCase) => ({ frameCase, ticket: ticketNumber(seed, frameCase.key) }))
    .sort((a, b) => a.ticket - b.ticket || compareUtf8(a.frameCase.key, b.frameCase.key));
}

type QuotaChoice = {
  readonly chosen: Set<Ticketed>;
  readonly missing: { readonly quota: number; readonly wanted: number; readonly available: number }[];
};

function chooseByQuotas(ordered: readonly Ticketed[], quotas: readonly Quota[]): QuotaChoice {
  const choice: QuotaChoice = { chosen: new Set(), missing: [] };
  for (const [index, quota] of quotas.entries()) {
    const satisfying = ordered.filter((ticketed) => satisfies(ticketed.frameCase, quota));
    let count = satisfying.filter((ticketed) => choice.chosen.has(ticketed)).length;
    for (const ticketed of satisfying) {
      if (count >= quota.minimum) break;
      if (choice.chosen.has(ticketed)) continue;
      choice.chosen.add(ticketed);
      count++;
    }
    if (count < quota.minimum) {
      choice.missing.push({ quota: index, wanted: quota.minimum, available: satisfying.length });
    }
  }
  return choice;
}

function splitGroup(
  group: AllocatedGroup,
  ordered: readonly Ticketed[],
  chosenByQuotas: ReadonlySet<Ticketed>,
  selected: SelectedCase[],
  reserves: TicketedCase[],
): void {
  let roomForOthers = group.size - chosenByQuotas.size;
  for (const [rank, ticketed] of ordered.entries()) {
    const { stratum } = group;
    const { key } = ticketed.frameCase;
    const isChosen = chosenByQuotas.has(ticketed) || roomForOthers-- > 0;
    if (isChosen) {
      const reason: SelectionReason = rank < group.size ? 'random' : 'quota';
      selected.push({ key, stratum, ticket: ticketed.ticket, reason });
    } else {
      reserves.push({ key, stratum, ticket: ticketed.ticket });
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

/** Whether a case counts towards a quota: its value is, character for character, one of the quota's. */
export function satisfies(frameCase: FrameCase, quota: Quota): boolean {
  return quota.values.includes(attributeValue(frameCase, quota.attribute));
}
