import type { Discovery, DiscoveryLevel } from '#app/features/controls/domain/discovery-preview.ts';
import { formatNumber, formatPercent, listInWords } from '#app/shared/text/format.ts';

const ORDINALS: Readonly<Record<number, string>> = { 5: 'femte', 10: 'tionde', 20: 'tjugonde' };

const commonness = ({ oneIn }: DiscoveryLevel) => `i var ${ORDINALS[oneIn] ?? `${oneIn}:e`}`;

/**
 * What so many of so many can find, as sentences: first the sample as it is, then what 95 % would take. The sample and
 * the frame are named beside each other, so that neither is taken for the other.
 */
export function discoveryInWords({ frame, size, levels }: Discovery): string[] {
  const [fifth, ...others] = levels;
  const faultyOf = ({ faulty }: DiscoveryLevel) => `${formatNumber(faulty)} av ${formatNumber(frame)}`;
  return [
    `Granskar du ${formatNumber(size)} av ramens ${formatNumber(frame)} akter hittar du minst en akt med en viss brist ${chanceInWords(fifth)} om bristen finns i var femte akt (${faultyOf(fifth)}), ${listInWords(
      others.map((level) => `${chanceInWords(level)} om den finns ${commonness(level)} (${faultyOf(level)})`),
    )}.`,
    `För minst 95\u00a0% sannolikhet behöver du granska ${listInWords(
      levels.map(
        (level, index) =>
          `${formatNumber(level.sizeNeeded)}${index === 0 ? ' akter' : ''} om ${index === 0 ? 'bristen' : 'den'} finns ${commonness(level)}`,
      ),
    )}.`,
  ];
}

/** The same of what is drawn of the largest group, for a fault in every fifth of its cases. */
export function groupDiscoveryInWords({ frame, size, levels: [fifth] }: Discovery): string[] {
  const found = `I den största gruppen granskar du ${formatNumber(size)} av ${formatNumber(frame)} akter. Då hittar du minst en akt med en brist som finns i var femte akt där ${chanceInWords(fifth)}.`;
  if (size >= fifth.sizeNeeded) return [found];
  return [
    found,
    `Om en enda grupp säger urvalet alltså lite: i den största behövs ${formatNumber(fifth.sizeNeeded)} akter för minst 95\u00a0%.`,
  ];
}

/** Only what is certain is called so, and 95 % is said of what reaches it: whole percentages would round both up. */
function chanceInWords({ chance, isCertain }: DiscoveryLevel): string {
  if (isCertain) return 'säkert';
  if (chance >= 0.995) return `med mer än ${formatPercent(0.99)} sannolikhet`;
  if (chance < 0.95 && chance >= 0.945) return `med knappt ${formatPercent(0.95)} sannolikhet`;
  return `med ${chance < 0.5 ? 'bara ' : ''}${formatPercent(chance)} sannolikhet`;
}
