/**
 * Fulfilled over base (andel uppfyllt), 0–1; `null` when the base is 0.
 *
 * The base holds fulfilled and not fulfilled; "handling saknas" counts as not fulfilled and "ej tillämpligt" is
 * outside. Source: statistics specification §1.
 */
export function shareOf(fulfilled: number, base: number): number | null {
  return base === 0 ? null : fulfilled / base;
}

/**
 * The share in whole per cent, half away from zero; `null` when the base is 0.
 *
 * Takes counts, not a share: 29 of 200 is 14.5 % and must print as 15, but 29/200 is stored a hair below.
 * Source: statistics specification §1.
 */
export function wholePercent(fulfilled: number, base: number): number | null {
  if (base === 0) return null;
  return Math.floor((200 * fulfilled + base) / (2 * base));
}
