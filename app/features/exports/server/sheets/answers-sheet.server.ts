import type { ComparabilityBreaks } from '#app/features/checklists/domain/comparability.ts';
import { answerShares } from '#app/features/results/domain/answer-shares.ts';
import { type Cell, countCell, decimalCell, type Sheet, shareCell, tableSheet } from '../../domain/sheet.ts';
import { NOT_COMPARED } from './questions-sheet.server.ts';
import type { AnyFigures } from './summary-sheet.server.ts';

const COLUMNS = [
  { header: 'Avsnitt', width: 22 },
  { header: 'Fråga', width: 34 },
  { header: 'Slag', width: 20 },
  { header: 'Svar', width: 34 },
  { header: 'Antal', width: 10 },
  { header: 'Andel', width: 10 },
  { header: 'Räknas som', width: 16 },
  { header: 'Tal', width: 12 },
  { header: 'Enhet', width: 14 },
  { header: 'Räknat i', width: 16 },
  // For following a question from one version of a checklist to the next; nobody reads it.
  { header: 'Frågans nyckel', width: 26 },
];

const COUNTED_AS = {
  fulfilled: 'Uppfyllt',
  notFulfilled: 'Ej uppfyllt',
  notApplicable: 'Ej tillämpligt',
  noted: 'Räknas inte',
} as const;

type AnyDistribution = AnyFigures['distributions'][number];
/** Slag, Svar, Antal, Andel, Räknas som, Tal, Enhet */
type Row = readonly [string, string, Cell, Cell, string | null, Cell, string | null];

/** A row for each answer that could be given, or none when the checklist only asks yes and no. */
export function answersSheets(
  { distributions }: AnyFigures,
  breaks: ComparabilityBreaks,
  percentageBase: number,
): Sheet[] {
  if (distributions.length === 0) return [];
  const hasBreaks = distributions.some(({ key }) => breaks[key] !== undefined);
  const rows = distributions.flatMap((one) =>
    [...answerRows(one, percentageBase), ...numberRows(one), ...levelRows(one)].map((row): Cell[] => [
      one.section,
      one.shortName,
      ...row,
      one.items?.itemsName ?? 'ärenden',
      one.key,
      ...(hasBreaks ? [breaks[one.key] ?? null] : []),
    ]),
  );
  return [tableSheet('Svarsfördelning', hasBreaks ? [...COLUMNS, NOT_COMPARED] : COLUMNS, rows)];
}

function answerRows(distribution: AnyDistribution, percentageBase: number): Row[] {
  const shares = answerShares(distribution, percentageBase);
  const { cells, choices, notAsked } = distribution;
  const shareIn = (found: ReadonlyMap<string, number | null>, tag: string) =>
    found.has(tag) ? shareCell(found.get(tag) ?? null) : null;
  return [
    ...(choices ?? []).map(
      ({ tag, label, count }): Row => [
        'Val, flera möjliga',
        label,
        countCell(count),
        shareIn(shares.choices, tag),
        null,
        null,
        null,
      ],
    ),
    ...cells.map(
      ({ tag, label, count, countsAs }): Row => [
        'Svar',
        label,
        countCell(count),
        shareIn(shares.answers, tag),
        COUNTED_AS[countsAs],
        null,
        null,
      ],
    ),
    ['Svar', 'Ej ställd', countCell(notAsked), null, null, null, null],
  ];
}

function numberRows({ numbers }: AnyDistribution): Row[] {
  if (numbers === null) return [];
  const { unit, lowest, median, highest, standard } = numbers;
  const row = (name: string, value: number | null): Row[] =>
    value === null ? [] : [['Tal', name, null, null, null, decimalCell(value), unit]];
  return [
    ...row('Lägst', lowest),
    ...row('Median', median),
    ...row('Högst', highest),
    ...(standard ? row(`Sammanlagd skillnad mot ${standard.label.toLowerCase()}`, standard.total) : []),
  ];
}

function levelRows({ levels }: AnyDistribution): Row[] {
  return (levels?.counts ?? []).flatMap((row, before) =>
    row.map((count, after): Row => {
      const label = `${levels?.levels[before] ?? ''} → ${levels?.levels[after] ?? ''}`;
      return ['Före och efter', label, count, null, null, null, null];
    }),
  );
}
