import type { RoundFigures } from '#app/features/results/domain/figures.ts';
import { finalisedAgainInWords } from '#app/features/results/domain/finalised-again.ts';
import type { DeidentifiedFigures } from '#app/features/results/domain/small-numbers.ts';
import { WEIGHTED_HIDDEN } from '#app/features/results/domain/weighted-hidden.ts';
import { formatDate, formatDateTime, formatNumber, formatPercent, plural } from '#app/shared/text/format.ts';
import { leftOutCaveat } from '#app/shared/text/left-out-caveat.ts';
import { casesInWords, intervalInWords } from '#app/shared/text/result-sentence.ts';
import type { RoundWithNames } from '#db/queries/results.server.ts';
import { type Cell, countCell, type Sheet, shareCell } from '../../domain/sheet.ts';
import { otherAnswers } from './answers-in-summary.server.ts';

export type AnyFigures = RoundFigures | DeidentifiedFigures;

type SummaryInput = {
  readonly found: RoundWithNames;
  readonly figures: AnyFigures;
  readonly deviationCount: number | null;
  readonly replacedCount: number | null;
  readonly isDeidentified: boolean;
  /** Why drawn cases were not reviewed, as far as it may be told; absent where the sheet of cases says it. */
  readonly unreviewed?: string | null;
};

/** What the nämnd reads first: what was looked at, and each question in numbers and in words. */
export function summarySheet(input: SummaryInput): Sheet {
  const { found, figures } = input;
  const hasWeights = figures.hasUnequalProbabilities;
  return {
    name: 'Sammanfattning',
    widths: hasWeights ? [44, 12, 8, 12, 12, 58] : [44, 12, 8, 12, 58],
    blocks: [
      { kind: 'title', text: found.controlName },
      {
        kind: 'text',
        text: `${found.unitName} · ${found.round.name} · referensdatum ${formatDate(found.round.referenceOn)}`,
      },
      { kind: 'text', text: statusText(input) },
      { kind: 'heading', text: 'Omgången' },
      { kind: 'facts', rows: facts(input) },
      { kind: 'heading', text: 'Resultat per fråga' },
      { kind: 'table', isMain: true, ...resultTable(figures) },
      ...otherAnswers(figures),
    ],
  };
}

/** A row a question whose answers count: its numbers, and what they say of the whole group. */
export function resultTable(figures: AnyFigures): { headers: string[]; rows: Cell[][] } {
  const hasWeights = figures.hasUnequalProbabilities;
  return {
    headers: [
      'Fråga',
      'Uppfyllt',
      'Av',
      ...(hasWeights ? ['Andel, ovägd', 'Andel, vägd'] : ['Andel']),
      'I hela gruppen',
    ],
    rows: figures.questions.map((question): Cell[] => [
      question.items ? `${question.shortName} (antal ${question.items.itemsName})` : question.shortName,
      countCell(question.fulfilled),
      countCell(question.base),
      shareCell(question.share),
      ...(hasWeights ? [shareCell(question.weightedShare)] : []),
      wholeGroup(question),
    ]),
  };
}

/** What the sample says of the whole group, without repeating the heading it stands under. */
function wholeGroup(question: AnyFigures['questions'][number]): string {
  const { fulfilled, base, interval, items } = question;
  if (fulfilled === null || base === null || interval === null)
    return 'Visas inte, eftersom små antal döljs.';
  if (base === 0 && items) return `Frågan gällde inga ${items.itemsName}.`;
  if (base === 0) return 'Frågan gällde inget av de granskade ärendena.';
  if (items) return casesInWords(question);
  if (interval.kind === 'cases') {
    const { low, high, frame } = interval;
    return `${spanOf(formatNumber(low), formatNumber(high))} av ${plural(frame, 'ärende', 'ärenden')}`;
  }
  if (interval.kind === 'share') {
    const low = formatPercent(interval.low);
    const high = formatPercent(interval.high);
    return `${low === high ? low : spanOf(low.slice(0, -2), high)} av de ärenden som frågan gäller`;
  }
  return intervalInWords(interval);
}

const spanOf = (low: string, high: string) => (low === high ? low : `${low}–${high}`);

function statusText({ found, figures, isDeidentified }: SummaryInput): string {
  const { round } = found;
  if (round.state !== 'finalised') {
    return `Preliminärt: ${figures.reviewedCount} av ${figures.sampleSize} dragna ärenden är granskade. Omgången är inte fastställd.`;
  }
  const by = isDeidentified ? '' : ` av ${found.finalisedByName ?? ''}`;
  const again = finalisedAgainInWords(found.finalisations, { hasReason: !isDeidentified });
  return [
    `Fastställd ${formatDateTime(round.finalisedAt ?? '')}${by}, nummer ${round.finalNumber ?? ''}.`,
    ...again,
  ].join(' ');
}

export const NOT_RANDOM =
  'Inte slumpvis utvalt. Resultatet säger bara något om de granskade ärendena, inte om hela gruppen.';

function facts({
  found,
  figures,
  isDeidentified,
  deviationCount,
  replacedCount,
  unreviewed: why,
}: SummaryInput): [string, Cell][] {
  const unreviewed = figures.sampleSize - figures.reviewedCount;
  const leftOut = leftOutCaveat(figures);
  return [
    ['Syfte', found.purpose],
    ['Ärenden i gruppen (urvalsramen)', figures.frameSize],
    ...(figures.selection === 'notRandom' ? [['Hur ärendena valdes', NOT_RANDOM] as [string, Cell]] : []),
    [figures.selection === 'random' ? 'Dragna ärenden' : 'Ärenden i urvalet', figures.sampleSize],
    ['Granskade ärenden', figures.reviewedCount],
    ...(unreviewed > 0 ? [['Inte granskade', why ?? unreviewed] as [string, Cell]] : []),
    ...(leftOut === null ? [] : [['Om hela gruppen', leftOut] as [string, Cell]]),
    ['Ersatta ärenden', countCell(replacedCount)],
    ['Ärenden med minst en brist', countCell(figures.casesWithFaultCount)],
    ['Brister', countCell(figures.faultCount)],
    ['Avvikelser', countCell(deviationCount)],
    [
      'Så läses siffrorna',
      `Handling saknas räknas som ej uppfyllt. Ej tillämpligt räknas inte in.${
        figures.hasUnequalProbabilities
          ? ` Alla ärenden hade inte samma chans att dras, eftersom urvalet har ett minst-krav eller grupper av olika storlek: andelen är ovägd, och bredvid står den som är vägd efter varje ärendes chans.${isDeidentified ? ` ${WEIGHTED_HIDDEN}` : ''}`
          : ''
      }${
        figures.questions.some(({ interval }) => interval?.kind === 'cases')
          ? ` Uppgiften om hela gruppen om ${formatNumber(figures.frameSize)} ärenden är ett intervall som stämmer i 95 fall av 100.`
          : ''
      }`,
    ],
  ];
}
