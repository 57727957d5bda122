import { findNumberWithoutZero, findPersonalNumber, isNothingButPersonalNumber } from './personal-number.ts';

/** Rows whose cell has the shape of a personnummer, and how many of those have a right check digit. */
export type NumberCount = { shaped: number; valid: number };

export type CountedNumbers = {
  /** Cells that are nothing but a number. */
  readonly whole: NumberCount;
  /** The same by how they are written ("000000-0000"): ten numbers of another form stand out among thousands. */
  readonly byForm: ReadonlyMap<string, NumberCount>;
  /** Cells of nine digits that are a number when the lost zero is put back. */
  readonly withoutZero: NumberCount;
  /** Rows with a right number inside a longer text. */
  readonly inTextValid: number;
  readonly shapedValues: ReadonlySet<string>;
  readonly validValues: ReadonlySet<string>;
};

/** Counts what looks like personnummer among the values of a column; `counts` has the rows of each value. */
export function countNumbers(counts: ReadonlyMap<string, number>): CountedNumbers {
  const whole = { shaped: 0, valid: 0 };
  const withoutZero = { shaped: 0, valid: 0 };
  const byForm = new Map<string, NumberCount>();
  const shapedValues = new Set<string>();
  const validValues = new Set<string>();
  let inTextValid = 0;
  for (const [value, count] of counts) {
    const padded = findNumberWithoutZero(value);
    const kind = padded ?? findPersonalNumber(value);
    if (kind === undefined) continue;
    if (kind === 'valid') validValues.add(value);
    if (padded !== undefined) add(withoutZero, kind, count);
    else if (isNothingButPersonalNumber(value)) {
      const form = value.replace(/\d/g, '0');
      const ofForm = byForm.get(form) ?? { shaped: 0, valid: 0 };
      byForm.set(form, ofForm);
      for (const one of [whole, ofForm]) add(one, kind, count);
    } else {
      if (kind === 'valid') inTextValid += count;
      continue;
    }
    shapedValues.add(value);
  }
  return { whole, byForm, withoutZero, inTextValid, shapedValues, validValues };
}

/**
 * Whether more numbers have a right check digit than chance gives. One in ten of the numbers that begin with a date
 * has one, so that among n there are n/10, give or take sqrt(n · 0.1 · 0.9). Three of those above is passed by chance
 * about once in three hundred registers: 40 such numbers have 4 right ones and never (1 in 200) 10.
 */
export function exceedsChance({ shaped, valid }: NumberCount): boolean {
  return valid > shaped * 0.1 + 3 * Math.sqrt(shaped * 0.09);
}

function add(to: NumberCount, kind: 'valid' | 'shaped', count: number): void {
  to.shaped += count;
  if (kind === 'valid') to.valid += count;
}
