/** Shares and coefficients; `null` where the definition is 0/0 ("kan inte beräknas"). */
export type PairAgreement = {
  readonly percent: number | null;
  readonly gwetAc1: number | null;
  readonly cohenKappa: number | null;
};

/**
 * Agreement between two reviewers. `table[i][j]` counts the items that the first put in category i and the second in
 * category j; it must be square and hold every category that was possible, also unused ones ("ej tillämpligt" is one).
 *
 * Source: statistics specification §5; Gwet 2008 for AC1, Cohen 1960 for kappa.
 */
export function pairAgreement(table: readonly (readonly number[])[]): PairAgreement {
  const categories = table.length;
  const rowSums = table.map((row) => sum(row));
  const columnSums = table.map((_, column) => sum(table.map((row) => row[column] ?? 0)));
  const items = sum(rowSums);
  if (items === 0) return { percent: null, gwetAc1: null, cohenKappa: null };

  const percent = sum(table.map((row, index) => row[index] ?? 0)) / items;
  const byChanceKappa = sum(rowSums.map((count, index) => count * (columnSums[index] ?? 0))) / items ** 2;
  const meanShares = rowSums.map((count, index) => (count + (columnSums[index] ?? 0)) / (2 * items));
  const byChanceAc1 = sum(meanShares.map((share) => share * (1 - share))) / (categories - 1);
  return {
    percent,
    gwetAc1: categories < 2 ? null : aboveChance(percent, byChanceAc1),
    cohenKappa: aboveChance(percent, byChanceKappa),
  };
}

/**
 * Krippendorff's alpha for nominal answers. A unit holds the answers of all reviewers to one item, `null` for missing;
 * units with fewer than two answers say nothing. `null` when there is no variation to compare.
 *
 * Source: statistics specification §5; Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
 */
export function krippendorffAlphaNominal(units: readonly (readonly (string | null)[])[]): number | null {
  const totals = new Map<string, number>();
  let paired = 0;
  let observed = 0;
  for (const unit of units) {
    const counts = countValues(unit);
    const size = sum([...counts.values()]);
    if (size < 2) continue;
    paired += size;
    for (const [value, count] of counts) {
      totals.set(value, (totals.get(value) ?? 0) + count);
      observed += (count * (size - count)) / (size - 1);
    }
  }
  const expected = sum([...totals.values()].map((count) => count * (paired - count)));
  return expected === 0 ? null : 1 - ((paired - 1) * observed) / expected;
}

/** Percent agreement and AC1 for any number of reviewers; `null` where the definition is 0/0. */
export type GroupAgreement = Pick<PairAgreement, 'percent' | 'gwetAc1'>;

/**
 * Agreement between any number of reviewers. A unit holds the answers of all to one item, `null` for missing.
 * `categories` is how many answers were possible, used or not; `null` when that is not known beforehand (a date), and
 * then there is no AC1. Percent is the mean over items of the share of pairs that agree; what could agree by chance
 * takes in every answer, also to items that one reviewer alone has answered. With two reviewers and nothing missing it
 * is the same as `pairAgreement`.
 *
 * Source: statistics specification §5; Gwet, Computing inter-rater reliability and its variance in the presence of high
 * agreement (2008), for several raters; with missing answers as in his Handbook of Inter-Rater Reliability (2014).
 */
export function groupAgreement(
  units: readonly (readonly (string | null)[])[],
  categories: number | null,
): GroupAgreement {
  const shares = new Map<string, number>();
  const agreeing: number[] = [];
  let answered = 0;
  for (const unit of units) {
    const counts = countValues(unit);
    const size = sum([...counts.values()]);
    if (size === 0) continue;
    answered += 1;
    for (const [value, count] of counts) shares.set(value, (shares.get(value) ?? 0) + count / size);
    if (size < 2) continue;
    const pairs = sum([...counts.values()].map((count) => count * (count - 1)));
    agreeing.push(pairs / (size * (size - 1)));
  }
  if (agreeing.length === 0) return { percent: null, gwetAc1: null };
  const percent = sum(agreeing) / agreeing.length;
  if (categories === null || categories < 2) return { percent, gwetAc1: null };
  const spread = sum([...shares.values()].map((share) => (share / answered) * (1 - share / answered)));
  return { percent, gwetAc1: aboveChance(percent, spread / (categories - 1)) };
}

function countValues(unit: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of unit) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function aboveChance(percent: number, byChance: number): number | null {
  return byChance === 1 ? null : (percent - byChance) / (1 - byChance);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
