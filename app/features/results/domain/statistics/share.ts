/**
 * Fulfilled over base (andel uppfyllt), 0–1; `null` when the base is 0.
 *
 * The base holds fulfilled and not fulfilled; "handling saknas" counts as not fulfilled and "ej tillämpligt" is
 * outside. Source: statistics specification §1.
 */
export function shareOf(fulfilled: number, base: number): number | null {
  return base === 0 ? null : fulfilled / base;
}
