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
