/** A chi-square statistic with its degrees of freedom; statistics of independent parts add up. */
export type ChiSquare = { readonly statistic: number; readonly degrees: number };

export function addChiSquares(parts: readonly ChiSquare[]): ChiSquare {
  return {
    statistic: parts.reduce((sum, { statistic }) => sum + statistic, 0),
    degrees: parts.reduce((sum, { degrees }) => sum + degrees, 0),
  };
}

/**
 * Whether cases that should be equally likely were drawn equally often, and as often as they should.
 *
 * `counts` is how many of `draws` draws took each case of the class; `mean` and `variance` are those of the number that
 * one draw takes from the class. With π = mean/M, one draw's indicators have variance π(1 − π) and a common covariance c
 * that M·π(1 − π) + M(M − 1)·c = variance gives. So Σ(Xᵢ − X̄)²/(draws·(π(1 − π) − c)) is χ² with M − 1 degrees of freedom,
 * and, where the number varies, (ΣXᵢ − draws·mean)²/(draws·variance) is χ² with one. Where it does not, the first part is
 * the usual test for draws without replacement, (M − 1)/M·Σ(Xᵢ − draws·π)²/(draws·π(1 − π)).
 */
export function exchangeableChiSquare(
  counts: readonly number[],
  draws: number,
  { mean, variance }: { readonly mean: number; readonly variance: number },
): ChiSquare {
  const size = counts.length;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const between =
    variance > 0
      ? { statistic: (total - draws * mean) ** 2 / (draws * variance), degrees: 1 }
      : { statistic: total === draws * mean ? 0 : Number.POSITIVE_INFINITY, degrees: 0 };
  if (size < 2) return between;
  const chance = mean / size;
  const spread = chance * (1 - chance);
  const covariance = (variance - size * spread) / (size * (size - 1));
  const deviations = counts.reduce((sum, count) => sum + (count - total / size) ** 2, 0);
  return addChiSquares([
    between,
    { statistic: deviations / (draws * (spread - covariance)), degrees: size - 1 },
  ]);
}

/** The usual test of counts that should all be equal. */
export function uniformChiSquare(counts: readonly number[]): ChiSquare {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return { statistic, degrees: counts.length - 1 };
}

/**
 * The probability that chance alone gives this statistic or a larger: the regularised upper incomplete gamma function
 * Q(degrees/2, statistic/2), by its series or its continued fraction (Press et al., Numerical Recipes, 3rd ed., §6.2;
 * lower part 1 − Σ, upper part by Lentz's method).
 */
export function chiSquareTail({ statistic, degrees }: ChiSquare): number {
  const a = degrees / 2;
  const x = statistic / 2;
  if (x <= 0) return 1;
  if (!Number.isFinite(x)) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 1000 && term > sum * 1e-15; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return 1 - front * sum;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 1000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return front * fraction;
}

/** ln Γ(a) for a multiple of one half, by Γ(a + 1) = a·Γ(a) from Γ(1) = 1 and Γ(½) = √π. */
function logGamma(a: number): number {
  let sum = Number.isInteger(a) ? 0 : Math.log(Math.PI) / 2;
  for (let from = Number.isInteger(a) ? 1 : 0.5; from < a; from++) sum += Math.log(from);
  return sum;
}
