type Degree = 1 | 2 | 3 | 4;
export const DEGREES = [1, 2, 3, 4] as const;

/** How likely it is that something goes wrong. */
export const likelihoodWords: Record<Degree, string> = {
  1: 'Osannolik',
  2: 'Mindre sannolik',
  3: 'Möjlig',
  4: 'Sannolik',
};

/** How much it would matter. */
export const consequenceWords: Record<Degree, string> = {
  1: 'Försumbar',
  2: 'Lindrig',
  3: 'Kännbar',
  4: 'Allvarlig',
};

/** Risk = likelihood × consequence: 1–16. */
export function riskValue(likelihood: number, consequence: number): number {
  return likelihood * consequence;
}

/** 1–3 low, 4–6 moderate, 8–9 high, 12–16 very high: "hög". */
function riskLevel(value: number): string {
  if (value >= 12) return 'mycket hög';
  if (value >= 8) return 'hög';
  return value >= 4 ? 'måttlig' : 'låg';
}

/** "12 av 16, mycket hög: möjlig (3) × allvarlig (4)"; empty when it has not been judged. */
export function riskInWords(likelihood: number | null, consequence: number | null): string {
  if (likelihood === null || consequence === null) return '';
  const value = riskValue(likelihood, consequence);
  const words = [
    `${likelihoodWords[likelihood as Degree].toLowerCase()} (${likelihood})`,
    `${consequenceWords[consequence as Degree].toLowerCase()} (${consequence})`,
  ].join(' × ');
  return `${value} av 16, ${riskLevel(value)}: ${words}`;
}
