import { z } from 'zod';
import {
  isAnsweredBySeveral,
  MAX_REVIEWERS_PER_CASE,
  type ReviewProcedure,
} from '#app/features/controls/domain/review-procedure.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { numberInWords } from '#app/shared/text/format.ts';
import type { FieldError } from './field-error.ts';

type PairValues = { readonly reviewersOf: string; readonly casesOf: string };

/** How the reviewing is done, as typed. What a choice does not use is kept, so that changing one's mind loses nothing. */
export type ProcedureValues = {
  /** `1` to `5`, or `everyone`. */
  readonly reviewersPerCase: string;
  readonly isBlind: boolean;
  readonly sharing: string;
  readonly pairs: readonly PairValues[];
  readonly needsApproval: boolean;
  readonly isGrid: boolean;
};

export type ProcedureEdit =
  | { readonly kind: 'addPair' }
  | { readonly kind: 'removePair'; readonly index: number };

const MOST_PAIRS = 20;

/** Reads the procedure of a posted form; what is missing is one reviewer a case, shared out evenly. */
export function readProcedure(form: FormData): ProcedureValues {
  const text = (name: string) => String(form.get(name) ?? '');
  const pairs = Math.min(MOST_PAIRS, Math.max(0, Math.trunc(Number(text('pairCount'))) || 0));
  return {
    reviewersPerCase: text('reviewersPerCase') || '1',
    isBlind: form.get('isBlind') !== null,
    sharing: text('sharing') || 'evenly',
    pairs: Array.from({ length: pairs }, (_, index) => ({
      reviewersOf: text(`pairReviewers-${index}`),
      casesOf: text(`pairCases-${index}`),
    })),
    needsApproval: form.get('needsApproval') !== null,
    isGrid: form.get('isGrid') !== null,
  };
}

/** A stored procedure as the form shows it; `parseProcedure` gives the same procedure back. */
export function procedureValues(procedure: ReviewProcedure): ProcedureValues {
  const { reviewersPerCase, isBlind, sharing, needsApproval, isGrid } = procedure;
  return {
    reviewersPerCase: String(reviewersPerCase),
    // Where one reviews there is nothing to be blind to: what stands ready for whoever chooses more is the careful way.
    isBlind: isBlind || !isAnsweredBySeveral(procedure),
    sharing: sharing.kind,
    pairs:
      sharing.kind === 'crossing'
        ? sharing.pairs.map(({ reviewersOf, casesOf }) => ({
            reviewersOf: String(reviewersOf),
            casesOf: String(casesOf),
          }))
        : [],
    needsApproval,
    isGrid,
  };
}

/** Reads the pressed button: one more pair of units, or one less; undefined for any other. */
export function readProcedureEdit(intent: string): ProcedureEdit | undefined {
  if (intent === 'addPair') return { kind: 'addPair' };
  const [, index] = /^removePair-(\d{1,2})$/.exec(intent) ?? [];
  return index === undefined ? undefined : { kind: 'removePair', index: Number(index) };
}

/** The procedure after such a button. */
export function applyProcedureEdit(values: ProcedureValues, edit: ProcedureEdit): ProcedureValues {
  return {
    ...values,
    pairs:
      edit.kind === 'addPair'
        ? [...values.pairs, { reviewersOf: '', casesOf: '' }]
        : values.pairs.filter((_, index) => index !== edit.index),
  };
}

const unit = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform((text) => Number(text) as UnitId);
const perCase = z
  .string()
  .regex(/^([1-9]|everyone)$/)
  .transform((text): number | 'everyone' => (text === 'everyone' ? text : Number(text)))
  .refine((chosen) => chosen === 'everyone' || chosen <= MAX_REVIEWERS_PER_CASE);
const sharingKind = z.enum(['evenly', 'crossing', 'byHand']);

/**
 * The typed procedure. Blindness counts only where several answer; everybody's answers are shared out to everybody, so
 * nothing else is read then; pairs count only where units cross, and those with nothing chosen are skipped. Errors are
 * Swedish sentences at the field: an unknown choice, a half-chosen pair, no pair at all, a unit that reviews its own
 * cases or the same pair twice, and fewer reviewers chosen than each case is to have.
 */
export function parseProcedure(
  values: ProcedureValues,
  reviewerCount: number,
): Result<ReviewProcedure, FieldError[]> {
  const reviewersPerCase = perCase.safeParse(values.reviewersPerCase);
  const sharing = sharingKind.safeParse(values.sharing);
  const errors: FieldError[] = [];
  if (!reviewersPerCase.success)
    errors.push({ field: 'reviewersPerCase', message: 'Välj hur många som granskar varje ärende.' });
  if (!sharing.success) errors.push({ field: 'sharing', message: 'Välj hur ärendena delas ut.' });
  if (!reviewersPerCase.success || !sharing.success) return err(errors);
  const isSeveral = isAnsweredBySeveral({ reviewersPerCase: reviewersPerCase.data });
  const least = reviewersPerCase.data === 'everyone' ? 2 : reviewersPerCase.data;
  if (reviewerCount > 0 && reviewerCount < least) {
    errors.push({
      field: 'reviewersPerCase',
      message: `Välj minst ${numberInWords(least)} granskare, eller låt färre granska varje ärende.`,
    });
  }
  const isCrossing = sharing.data === 'crossing' && reviewersPerCase.data !== 'everyone';
  const pairs = isCrossing ? parsePairs(values.pairs, errors) : [];
  if (errors.length > 0) return err(errors);
  return ok({
    reviewersPerCase: reviewersPerCase.data,
    isBlind: isSeveral && values.isBlind,
    sharing: isCrossing
      ? { kind: 'crossing', pairs }
      : { kind: sharing.data === 'byHand' && reviewersPerCase.data !== 'everyone' ? 'byHand' : 'evenly' },
    needsApproval: values.needsApproval,
    isGrid: values.isGrid,
  });
}

function parsePairs(typed: readonly PairValues[], errors: FieldError[]) {
  const pairs: { reviewersOf: UnitId; casesOf: UnitId }[] = [];
  for (const [index, pair] of typed.entries()) {
    if (pair.reviewersOf === '' && pair.casesOf === '') continue;
    const reviewersOf = unit.safeParse(pair.reviewersOf);
    const casesOf = unit.safeParse(pair.casesOf);
    if (!reviewersOf.success) {
      errors.push({ field: `pairReviewers-${index}`, message: 'Välj vilken enhets granskare det gäller.' });
    } else if (!casesOf.success) {
      errors.push({ field: `pairCases-${index}`, message: 'Välj vilken enhets ärenden de granskar.' });
    } else if (reviewersOf.data === casesOf.data) {
      errors.push({ field: `pairCases-${index}`, message: 'Välj en annan enhet än granskarnas egen.' });
    } else if (
      pairs.some((other) => other.reviewersOf === reviewersOf.data && other.casesOf === casesOf.data)
    ) {
      errors.push({ field: `pairCases-${index}`, message: 'Samma par står redan ovanför.' });
    } else {
      pairs.push({ reviewersOf: reviewersOf.data, casesOf: casesOf.data });
    }
  }
  if (pairs.length === 0 && errors.length === 0) {
    errors.push({
      field: 'sharing',
      message: 'Välj vilka enheters granskare som får vilka ärenden, eller dela ut på annat sätt.',
    });
  }
  return pairs;
}
