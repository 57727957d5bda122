import { actionStateWords, effectWords } from '#app/features/deviations/domain/action-lifecycle.ts';
import { deviationStateWords } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { severityWords } from '#app/features/deviations/domain/severity-words.ts';
import type { FaultOutcomes } from '#app/features/results/domain/fault-outcomes.ts';
import type { QuestionFigures } from '#app/features/results/domain/figures.ts';
import type { Trends } from '#app/features/results/server/load-trends.server.ts';
import { SEVERITIES } from '#app/shared/domain/vocabulary.ts';
import { formatDate, formatNumber, plural } from '#app/shared/text/format.ts';
import { comparisonInWords } from '#app/shared/text/trend-words.ts';
import type { DeviationRow } from '#db/queries/deviations.server.ts';
import type { ActionOfRound } from '#db/queries/round-actions.server.ts';
import { type Cell, dateCell, shareCell } from '../../domain/sheet.ts';
import type { WordBlock } from '../../domain/word-block.ts';

/** Each question beside the nearest earlier round it can be compared with; nothing when none can. */
export function comparisonBlocks(questions: readonly QuestionFigures[], trends: Trends): WordBlock[] {
  const rows = questions.flatMap(({ key, shortName, share }): Cell[][] => {
    const comparison = trends[key]?.comparison;
    if (!comparison || share === null) return [];
    const before = share - comparison.difference / 100;
    return [[shortName, shareCell(before), shareCell(share), comparisonInWords(comparison)]];
  });
  if (rows.length === 0) return [];
  return [
    { kind: 'subheading', text: 'Jämfört med förra omgången' },
    { kind: 'table', headers: ['Fråga', 'Förra', 'Nu', 'Skillnad'], rows },
  ];
}

/** The deviations of the round by question and severity, and where they stand that day. No case and no person. */
export function deviationBlocks(
  deviations: readonly DeviationRow[],
  questionName: (deviation: DeviationRow) => string,
  outcomes: FaultOutcomes,
  today: string,
): WordBlock[] {
  if (deviations.length === 0) {
    return [
      { kind: 'subheading', text: 'Avvikelser' },
      { kind: 'text', text: 'Omgången har inga avvikelser.' },
    ];
  }
  const names = [...new Set(deviations.map(questionName))];
  const counts = (of: readonly DeviationRow[]): Cell[] => [
    ...SEVERITIES.map((severity) => of.filter((one) => one.severity === severity).length),
    of.length,
  ];
  return [
    { kind: 'subheading', text: 'Avvikelser' },
    {
      kind: 'table',
      headers: ['Fråga', ...SEVERITIES.map((severity) => severityWords[severity]), 'Alla'],
      rows: [
        ...names.map((name): Cell[] => [
          name,
          ...counts(deviations.filter((one) => questionName(one) === name)),
        ]),
        ['Alla frågor', ...counts(deviations)],
      ],
    },
    { kind: 'text', text: outcomesInWords(outcomes) },
    {
      kind: 'table',
      headers: [
        `Läge ${formatDate(today)}`,
        'Antal',
        'Högst 30 dagar',
        '31–90 dagar',
        'Över 90 dagar',
        'Försenade',
      ],
      rows: outcomes.states.map(({ state, count, ages, overdue }): Cell[] => [
        deviationStateWords[state],
        count,
        ...[ages?.upTo30, ages?.upTo90, ages?.over90, overdue].map((number): Cell => number ?? '–'),
      ]),
    },
  ];
}

function outcomesInWords({ inDeviation, linkedElsewhere, withoutDeviation }: FaultOutcomes): string {
  const parts = [
    plural(inDeviation, 'brist har blivit en avvikelse', 'brister har blivit avvikelser'),
    ...(linkedElsewhere > 0
      ? [
          `${formatNumber(linkedElsewhere)} ${linkedElsewhere === 1 ? 'är kopplad' : 'är kopplade'} till en avvikelse som redan var öppen`,
        ]
      : []),
    ...(withoutDeviation > 0 ? [`${formatNumber(withoutDeviation)} har ingen avvikelse`] : []),
  ];
  return `${parts.join(', ')}.`;
}

/** What is done about the deviations, and by whom. */
export function actionBlocks(actions: readonly ActionOfRound[]): WordBlock[] {
  if (actions.length === 0) return [];
  return [
    { kind: 'subheading', text: 'Åtgärder' },
    {
      kind: 'table',
      headers: ['Nummer', 'Åtgärd', 'Ansvarig', 'Klar senast', 'Läge', 'Avsedd effekt'],
      rows: actions.map(({ number, title, ownerName, dueOn, state, effect }): Cell[] => [
        number,
        title,
        ownerName,
        dateCell(dueOn),
        actionStateWords[state],
        effect === null ? '–' : effectWords[effect],
      ]),
      widths: [15, 32, 18, 13, 13, 14],
    },
  ];
}
