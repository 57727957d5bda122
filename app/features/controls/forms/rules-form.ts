import type { FrameRules } from '#app/features/controls/domain/frame-rules.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { FieldError } from './field-error.ts';

/** The frame's rules as typed. */
export type RulesValues = {
  readonly onePerColumn: string;
  /** `none`, `rounds` or `months`. */
  readonly reviewedRule: string;
  readonly reviewedAmount: string;
  readonly isOnlySinceLastDraw: boolean;
};

/** Reads the rules of a posted form; what is missing is no rule. */
export function readRules(form: FormData): RulesValues {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    onePerColumn: text('onePerColumn'),
    reviewedRule: text('reviewedRule') || 'none',
    reviewedAmount: text('reviewedAmount'),
    isOnlySinceLastDraw: form.get('onlySinceLastDraw') !== null,
  };
}

/** Stored rules as the form shows them; `parseRules` gives the same rules back. */
export function rulesValues({ onePer, leaveOutReviewed, onlySinceLastDraw }: FrameRules): RulesValues {
  const amount = !leaveOutReviewed
    ? ''
    : String('rounds' in leaveOutReviewed ? leaveOutReviewed.rounds : leaveOutReviewed.months);
  return {
    onePerColumn: onePer?.column ?? '',
    reviewedRule: !leaveOutReviewed ? 'none' : 'rounds' in leaveOutReviewed ? 'rounds' : 'months',
    reviewedAmount: amount,
    isOnlySinceLastDraw: onlySinceLastDraw === true,
  };
}

/** The typed rules; those not chosen are left out altogether. */
export function parseRules(values: RulesValues): Result<FrameRules, FieldError[]> {
  const { onePerColumn, reviewedRule, isOnlySinceLastDraw } = values;
  const amount = /^\d{1,3}$/.test(values.reviewedAmount.trim()) ? Number(values.reviewedAmount.trim()) : 0;
  const isReviewedRule = reviewedRule === 'rounds' || reviewedRule === 'months';
  if (isReviewedRule && (amount < 1 || amount > 120)) {
    return err([
      {
        field: 'reviewedAmount',
        message: 'Skriv hur många omgångar eller månader bakåt, ett tal från 1 till 120.',
      },
    ]);
  }
  return ok({
    ...(onePerColumn === '' ? {} : { onePer: { column: onePerColumn } }),
    ...(isReviewedRule
      ? { leaveOutReviewed: reviewedRule === 'rounds' ? { rounds: amount } : { months: amount } }
      : {}),
    ...(isOnlySinceLastDraw ? { onlySinceLastDraw: true as const } : {}),
  });
}
