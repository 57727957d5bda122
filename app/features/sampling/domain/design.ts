import { compareUtf8 } from '#app/features/sampling/domain/utf8-order.ts';

/** Drawn by lot (slumpmässigt): the whole frame, k from each group, or n shared in proportion to the groups' sizes. */
export type RandomAllocation =
  | { readonly kind: 'whole'; readonly size: number }
  | { readonly kind: 'perStratum'; readonly attribute: string; readonly size: number }
  | { readonly kind: 'proportional'; readonly attribute: string; readonly size: number };

/** How the cases of a round are selected from its frame. */
export type Allocation =
  | RandomAllocation
  /** Totalundersökning: every case of the frame; the seed decides only the order they are listed in. */
  | { readonly kind: 'census' }
  /** The first `size` by the date column `orderBy`, in each group of `attribute` or, without one, in the whole frame. */
  | {
      readonly kind: 'firstInOrder';
      readonly orderBy: string;
      readonly attribute: string | null;
      readonly size: number;
    }
  /** Självvalda: each handläggare, a value of `attribute`, chooses `size` of their own. */
  | { readonly kind: 'selfSelected'; readonly attribute: string; readonly size: number }
  /** Riktat: chosen by a person with a cause, and kept out of every estimate. */
  | { readonly kind: 'onCause' };

/** At least `minimum` cases in each group whose `attribute` is one of `values` (minst-krav). */
export type Quota = {
  readonly attribute: string;
  readonly values: readonly string[];
  readonly minimum: number;
};

/** Quotas go with a random allocation only. */
export type SampleDesign = { readonly allocation: Allocation; readonly quotas: readonly Quota[] };

/** What a result of the sample may be read as: of the whole, an estimate of it, or of the reviewed cases only. */
export type SelectionKind = 'census' | 'random' | 'notRandom';

export type DesignProblem =
  | { readonly kind: 'emptyFrame' }
  | { readonly kind: 'sizeNotPositive' }
  | { readonly kind: 'quotaMinimumNotPositive'; readonly quota: number }
  | { readonly kind: 'quotaWithoutValues'; readonly quota: number }
  | { readonly kind: 'quotasNeedRandom' }
  | {
      readonly kind: 'quotasExceedSize';
      readonly stratum: string;
      readonly size: number;
      readonly chosenByQuotas: number;
    }
  /** The cases that people were to choose: none, some outside the frame, or more than the design's size. */
  | { readonly kind: 'nothingChosen' }
  | { readonly kind: 'chosenOutsideFrame'; readonly keys: readonly string[] }
  | {
      readonly kind: 'choseTooMany';
      readonly stratum: string;
      readonly size: number;
      readonly chosen: number;
    };

/**
 * Whether chance decides. Only `random` has inclusion probabilities below 1 and intervals; `notRandom` speaks of the
 * reviewed cases alone. Source: statistics specification §2.
 */
export function selectionKind(design: SampleDesign): SelectionKind {
  if (isRandom(design.allocation)) return 'random';
  return design.allocation.kind === 'census' ? 'census' : 'notRandom';
}

/** Whether an allocation is drawn by lot, as aktsam-urval/1 §4 defines it. */
export function isRandom(allocation: Allocation): allocation is RandomAllocation {
  return isByLot(allocation.kind);
}

/** The same of an allocation's kind alone: whether slumptal decide, so that the seed matters. */
export function isByLot(kind: Allocation['kind']): kind is RandomAllocation['kind'] {
  return kind === 'whole' || kind === 'perStratum' || kind === 'proportional';
}

/** Whether people name the cases: handläggare their own, or a manager on cause. Then no rule says which they must be. */
export function isChosenByPeople({ allocation }: SampleDesign): boolean {
  return allocation.kind === 'selfSelected' || allocation.kind === 'onCause';
}

/** The column whose values are the groups; `undefined` where the whole frame is one group, named `''`. */
export function strataAttribute(allocation: Allocation): string | undefined {
  switch (allocation.kind) {
    case 'perStratum':
    case 'proportional':
    case 'selfSelected':
      return allocation.attribute;
    case 'firstInOrder':
      return allocation.attribute ?? undefined;
    default:
      return undefined;
  }
}

/**
 * The size written in the design: of the whole sample (`whole`, `proportional`, first in order without groups) or of
 * each group. `undefined` where no number is set beforehand: a census, and cases chosen on cause.
 */
export function designSize(allocation: Allocation): number | undefined {
  return allocation.kind === 'census' || allocation.kind === 'onCause' ? undefined : allocation.size;
}

/** Whether a larger size can be drawn with the same seed so that the earlier picks stay (`extendSample`). */
export function isExtendable(design: SampleDesign): boolean {
  return isRandom(design.allocation) || design.allocation.kind === 'firstInOrder';
}

/**
 * Whether a case that cannot be reviewed is replaced by a reserve. A census has none, and a case that a person chose
 * leaves without one: the next by slumptal would be another kind of selection.
 */
export function hasReserves(allocation: Allocation): boolean {
  return isRandom(allocation) || allocation.kind === 'firstInOrder';
}

/**
 * The attributes a design reads, each once, in the order of the canonical frame file (UTF-8 bytes): groups, the date
 * of the order, quotas.
 *
 * Source: sampling specification aktsam-urval/1 §1.
 */
export function designAttributes(design: SampleDesign): string[] {
  const { allocation, quotas } = design;
  const names = new Set(quotas.map((quota) => quota.attribute));
  const strata = strataAttribute(allocation);
  if (strata !== undefined) names.add(strata);
  if (allocation.kind === 'firstInOrder') names.add(allocation.orderBy);
  return [...names].sort(compareUtf8);
}

/**
 * What is wrong with a design whatever the frame and seed: sizes and minimums that are not positive whole numbers,
 * quotas without values or without chance. `undefined` when nothing is. `quota` is the index of the quota at fault.
 */
export function findDesignProblem(design: SampleDesign): DesignProblem | undefined {
  const size = designSize(design.allocation);
  if (size !== undefined && !isPositiveInteger(size)) return { kind: 'sizeNotPositive' };
  if (design.quotas.length > 0 && !isRandom(design.allocation)) return { kind: 'quotasNeedRandom' };
  for (const [quota, { values, minimum }] of design.quotas.entries()) {
    if (!isPositiveInteger(minimum)) return { kind: 'quotaMinimumNotPositive', quota };
    if (values.length === 0) return { kind: 'quotaWithoutValues', quota };
  }
  return undefined;
}

function isPositiveInteger(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}
