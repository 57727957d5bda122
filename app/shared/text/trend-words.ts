import { formatNumber, wholePercent } from './number-format.ts';

type Verdict = 'overlap' | 'apart' | 'bothWhole' | 'preliminary' | 'notRandom' | 'items';

/** How a share differs from that of an earlier round. */
type ComparisonInWords = {
  /** Percentage points, later minus earlier. */
  readonly difference: number;
  readonly previousName: string;
  readonly verdict: Verdict;
};

const VERDICTS: Readonly<Record<Verdict, string>> = {
  overlap: 'Det är för få ärenden för att säga om skillnaden är verklig.',
  apart: 'Intervallen överlappar inte, så skillnaden är troligen verklig.',
  bothWhole: 'Alla ärenden är granskade båda gångerna.',
  preliminary: 'Granskningen är inte klar.',
  notRandom: 'Jämförelsen gäller bara de granskade ärendena.',
  items: 'Jämförelsen gäller bara de granskade ärendena.',
};

/** The same where there is no difference to speak of. */
const SAME_SHARE: Readonly<Record<Verdict, string>> = {
  ...VERDICTS,
  overlap: 'Det är för få ärenden för att säga om något verkligen har ändrats.',
  apart: '',
};

/** "12 procentenheter högre än Hösten 2025. Det är för få ärenden för att säga om skillnaden är verklig." */
export function comparisonInWords({ difference, previousName, verdict }: ComparisonInWords): string {
  const points = wholePercent(difference / 100);
  if (points === 0) {
    const same = `Samma andel som ${previousName}, i hela procentenheter.`;
    return [same, SAME_SHARE[verdict]].filter(Boolean).join(' ');
  }
  const size = Math.abs(points);
  const unit = size === 1 ? 'procentenhet' : 'procentenheter';
  const direction = points > 0 ? 'högre' : 'lägre';
  return `${formatNumber(size)} ${unit} ${direction} än ${previousName}. ${VERDICTS[verdict]}`;
}
