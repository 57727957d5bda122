import { compareUtf8 } from '#app/features/sampling/domain/utf8-order.ts';

/** How many cases are drawn, from the whole frame or from each group (stratum). */
export type Allocation =
  | { readonly kind: 'whole'; readonly size: number }
  | { readonly kind: 'perStratum'; readonly attribute: string; readonly size: number }
  | { readonly kind: 'proportional'; readonly attribute: string; readonly size: number };

/** At least `minimum` cases in each group whose `attribute` is one of `values` (minst-krav). */
export type Quota = {
  readonly attribute: string;
  readonly values: readonly string[];
  readonly minimum: number;
};

export type SampleDesign = { readonly allocation: Allocation; readonly quotas: readonly Quota[] };

export type DesignProblem =
  | { readonly kind: 'emptyFrame' }
  | { readonly kind: 'sizeNotPositive' }
  | { readonly kind: 'quotaMinimumNotPositive'; readonly quota: number }
  | { readonly kind: 'quotaWithoutValues'; readonly quota: number }
  | {
      readonly kind: 'quotasExceedSize';
      readonly stratum: string;
      readonly size: number;
      readonly chosenByQuotas: number;
    };

/**
 * The attributes a design reads, each once, in the order of the canonical frame file (UTF-8 bytes).
 *
 * Source: sampling specification aktsam-urval/1 §1.
 */
export function designAttributes(design: SampleDesign): string[] {
  const names = new Set(design.quotas.map((quota) => quota.attribute));
  if (design.allocation.kind !== 'whole') names.add(design.allocation.attribute);
  return [...names].sort(compareUtf8);
}

/**
 * What is wrong with a design whatever the frame and seed: sizes and minimums that are not positive whole numbers,
 * quotas without values. `undefined` when nothing is. `quota` is the index of the quota at fault.
 */
export function findDesignProblem(design: SampleDesign): DesignProblem | undefined {
  if (!isPositiveInteger(design.allocation.size)) return { kind: 'sizeNotPositive' };
  for (const [quota, { values, minimum }] of design.quotas.entries()) {
    if (!isPositiveInteger(minimum)) return { kind: 'quotaMinimumNotPositive', quota };
    if (values.length === 0) return { kind: 'quotaWithoutValues', quota };
  }
  return undefined;
}

function isPositiveInteger(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}
