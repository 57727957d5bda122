import type { FrameFilter } from '#app/features/controls/domain/frame-filter.ts';
import { ONE_REVIEWER, type ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import type { Shortfall } from '#app/features/sampling/domain/draw.ts';

/** The stored filter of a control or round; only the control form writes it, after checking its shape. */
export function filterOf(row: { readonly filter: unknown }): FrameFilter {
  return row.filter as FrameFilter;
}

/** The stored design of a control, round or draw. */
export function designOf(row: { readonly design: unknown }): SampleDesign {
  return row.design as SampleDesign;
}

/** The stored shortfalls of a draw. */
export function shortfallsOf(row: { readonly shortfalls: unknown }): readonly Shortfall[] {
  return row.shortfalls as readonly Shortfall[];
}

/** The stored procedure of a control or round; one reviewer a case where nothing is stored. */
export function procedureOf(row: { readonly procedure: unknown }): ReviewProcedure {
  return (row.procedure as ReviewProcedure | null) ?? ONE_REVIEWER;
}
