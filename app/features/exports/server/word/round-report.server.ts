import { createElement } from 'react';
import type { Procedure } from '#app/features/controls/server/load-procedure.server.ts';
import { DISCLOSURE_RULE } from '#app/features/results/domain/disclosure-rule.ts';
import { finalisedAgainInWords } from '#app/features/results/domain/finalised-again.ts';
import { ROUND_TEXT_NAMES } from '#app/features/results/domain/round-text-words.ts';
import { WEIGHTED_HIDDEN } from '#app/features/results/domain/weighted-hidden.ts';
import { BarChart } from '#app/shared/charts/bar-chart.tsx';
import type { ReportPart } from '#app/shared/domain/vocabulary.ts';
import { figuresInSentences } from '#app/shared/text/figures-in-sentences.ts';
import { formatDate, formatDateTime, formatNumber, plural } from '#app/shared/text/format.ts';
import { leftOutCaveat } from '#app/shared/text/left-out-caveat.ts';
import type { RoundWithNames } from '#db/queries/results.server.ts';
import type { Cell } from '../../domain/sheet.ts';
import type { WordBlock } from '../../domain/word-block.ts';
import { chartPicture } from '../chart-picture.server.ts';
import type { FileOrigin } from '../load-round-export.server.ts';
import { shareBars } from '../share-bars.server.ts';
import { type AnyFigures, NOT_RANDOM, resultTable } from '../sheets/summary-sheet.server.ts';

/** What the report of a round is made of, of that which its readers may see. */
export type RoundReport = {
  readonly found: RoundWithNames;
  readonly isDeidentified: boolean;
  readonly figures: AnyFigures;
  readonly checklistName: string;
  readonly checklistNumber: number;
  readonly frame: { readonly filterInWords: string; readonly fingerprint: string; readonly frozenAt: string };
  readonly draw: { readonly designInWords: string; readonly seed: string; readonly drawnAt: string };
  readonly procedure: Pick<Procedure, 'notByLot'>;
  readonly replacedCount: number;
  /** Why drawn cases were not reviewed, as far as it may be told; null when all were. */
  readonly unreviewed: string | null;
  /** Null: not in this version, whatever is written. */
  readonly texts: Readonly<Record<ReportPart, string | null>>;
  /** Breakdown, comparison, deviations and actions, under what was found. */
  readonly findings: readonly WordBlock[];
  readonly origin: FileOrigin;
};

/** What a draft is marked with. */
export const NOT_FINAL = 'Ej fastställd';

/** The prompts that stand where nobody has written yet, in a draft that stays in the unit. */
const UNWRITTEN: Readonly<Record<ReportPart, string>> = {
  purpose: '[Syftet är inte skrivet än]',
  result: '',
  analysis: '[Analysen är inte skriven än]',
  improvement: '[Förbättringsförslaget är inte skrivet än]',
};

/** The report to the nämnd: syfte, resultat, analys, förbättringsförslag, and last how it was done. */
export function roundReport(report: RoundReport): WordBlock[] {
  const { found, figures } = report;
  return [
    { kind: 'title', text: found.controlName },
    { kind: 'text', text: `${found.round.name}, ${found.unitName}` },
    ...statusBlocks(report),
    { kind: 'facts', rows: facts(report) },
    ...textBlocks(report, 'purpose'),
    { kind: 'heading', text: ROUND_TEXT_NAMES.result },
    ...paragraphs(otherSentences(figures)),
    ...paragraphs([report.texts.result ?? '']),
    ...questionBlocks(figures),
    ...report.findings,
    ...textBlocks(report, 'analysis'),
    ...textBlocks(report, 'improvement'),
    { kind: 'heading', text: 'Så gjordes urvalet' },
    ...paragraphs(selectionInWords(report)),
    { kind: 'facts', rows: traceFacts(report) },
    { kind: 'heading', text: 'Så läses siffrorna' },
    { kind: 'list', items: readingItems(report) },
  ];
}

function statusBlocks({ found, figures, isDeidentified }: RoundReport): WordBlock[] {
  const { round } = found;
  const notRandom: WordBlock[] =
    figures.selection === 'notRandom' ? [{ kind: 'notice', text: NOT_RANDOM }] : [];
  if (round.state !== 'finalised') {
    const count = `${formatNumber(figures.reviewedCount)} av ${plural(figures.sampleSize, 'ärende', 'ärenden')}`;
    return [
      { kind: 'notice', text: `${NOT_FINAL}. ${count} är granskade, och siffrorna kan ändras.` },
      ...notRandom,
    ];
  }
  const again = finalisedAgainInWords(found.finalisations, { hasReason: !isDeidentified });
  return [...paragraphs(again), ...notRandom];
}

function facts({ found, figures, isDeidentified, unreviewed, origin }: RoundReport): [string, Cell][] {
  const { round } = found;
  const by = isDeidentified || !found.finalisedByName ? '' : ` av ${found.finalisedByName}`;
  return [
    ...(origin.organisationName ? [['Organisation', origin.organisationName] as [string, Cell]] : []),
    ['Enhet', found.unitName],
    ['Omgång', round.name],
    ['Referensdatum', formatDate(round.referenceOn)],
    [
      'Fastställd',
      round.state === 'finalised'
        ? `${formatDate(round.finalisedAt ?? '')}${by}, nummer ${round.finalNumber ?? ''}`
        : 'Nej, ej fastställd',
    ],
    ['Ärenden i gruppen', figures.frameSize],
    [
      'Granskade ärenden',
      `${formatNumber(figures.reviewedCount)} av ${formatNumber(figures.sampleSize)} ${figures.selection === 'random' ? 'dragna' : 'i urvalet'}`,
    ],
    ...(unreviewed === null ? [] : [['Inte granskade', unreviewed] as [string, Cell]]),
  ];
}

/** What somebody wrote; in a draft that stays in the unit, a prompt where nobody has. */
function textBlocks({ found, texts, isDeidentified }: RoundReport, part: ReportPart): WordBlock[] {
  const isDraft = found.round.state !== 'finalised' && !isDeidentified;
  const text = texts[part] || (isDraft ? UNWRITTEN[part] : '');
  return text === ''
    ? []
    : [
        { kind: 'heading', text: ROUND_TEXT_NAMES[part] },
        { kind: 'text', text },
      ];
}

/** What no table says: how many were reviewed, the answers that do not count either way, and the faults. */
function otherSentences(figures: AnyFigures): string[] {
  const [reviewed, ...others] = figuresInSentences({ ...figures, questions: [] });
  if (reviewed === undefined) return ['Inget ärende är granskat än.'];
  // Beside the intervals of the table, which are not among these sentences.
  const leftOut = leftOutCaveat(figures);
  return [reviewed, ...(leftOut === null ? [] : [leftOut]), ...others];
}

function questionBlocks(figures: AnyFigures): WordBlock[] {
  if (figures.questions.length === 0 || figures.reviewedCount === 0) return [];
  const table: WordBlock[] = [
    { kind: 'subheading', text: 'Per fråga' },
    { kind: 'table', ...resultTable(figures) },
  ];
  if (figures.questions.every(({ share }) => share === null)) return table;
  const label = 'Andel uppfyllt per fråga. Siffrorna står i tabellen ovanför.';
  const picture = chartPicture(
    createElement(BarChart, { label, rows: shareBars(figures.questions), scale: 'share', width: 600 }),
  );
  return [
    ...table,
    { kind: 'subheading', text: 'Andel uppfyllt' },
    { kind: 'picture', ...picture, alt: label },
  ];
}

/** How the cases came to be these, in plain words. */
function selectionInWords({ figures, frame, draw, procedure, replacedCount }: RoundReport): string[] {
  const group = `Gruppen är ${plural(figures.frameSize, 'ärende', 'ärenden')}. Så avgränsades den: ${frame.filterInWords}. Listan låstes ${formatDateTime(frame.frozenAt)}, innan något valdes. Fingeravtrycket (SHA-256) visar att den inte har ändrats.`;
  const replaced =
    replacedCount === 0
      ? ''
      : ` ${plural(replacedCount, 'ärende har', 'ärenden har')} ersatts av nästa i turordningen.`;
  if (figures.selection !== 'random') return [group, `Urval: ${draw.designInWords}. ${procedure.notByLot}`];
  return [
    group,
    `Urval: ${draw.designInWords}. Ärendena lottades ${formatDateTime(draw.drawnAt)} av programmet.${replaced} Den som har den låsta listan kan göra om lottningen med fröet nedan och få samma ärenden.`,
  ];
}

function traceFacts({ frame, draw, checklistName, checklistNumber, origin }: RoundReport): [string, Cell][] {
  return [
    ['Fingeravtryck', frame.fingerprint],
    ['Frö', draw.seed],
    ['Checklista', `${checklistName}, version ${checklistNumber}`],
    ['Rapporten skapades', `${formatDateTime(origin.generatedAt)} med Aktsam ${origin.programVersion}`],
  ];
}

function readingItems({ figures, isDeidentified }: RoundReport): string[] {
  const { threshold, percentageBase } = DISCLOSURE_RULE;
  return [
    'Handling saknas räknas som ej uppfyllt. Ej tillämpligt räknas inte in.',
    ...(figures.questions.some(({ interval }) => interval?.kind === 'cases' || interval?.kind === 'share')
      ? ['Uppgiften om hela gruppen är ett intervall som stämmer i 95 fall av 100.']
      : []),
    ...(figures.hasUnequalProbabilities
      ? ['Alla ärenden hade inte samma chans att dras. Därför står den vägda andelen bredvid den ovägda.']
      : []),
    ...(isDeidentified
      ? [
          `”–” betyder att antalet, eller det som återstår, är 1 till ${threshold - 1}, eller att det annars skulle gå att räkna ut. Andelar visas när minst ${percentageBase} svar räknas in.`,
          ...(figures.hasUnequalProbabilities ? [WEIGHTED_HIDDEN] : []),
        ]
      : []),
  ];
}

function paragraphs(texts: readonly string[]): WordBlock[] {
  return texts.filter((text) => text !== '').map((text): WordBlock => ({ kind: 'text', text }));
}
