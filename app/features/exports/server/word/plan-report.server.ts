import { summaryInWords } from '#app/features/plans/domain/plan-summary.ts';
import {
  occasionInWords,
  planKindWords,
  planStateWords,
  rowWords,
} from '#app/features/plans/domain/plan-words.ts';
import { riskInWords } from '#app/features/plans/domain/risk.ts';
import type { PlanReport } from '#app/features/plans/server/load-plan-report.server.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { type Cell, dateCell } from '../../domain/sheet.ts';
import type { WordBlock } from '../../domain/word-block.ts';
import type { FileOrigin } from '../load-round-export.server.ts';

type Item = PlanReport['items'][number];

/** The report of a plan to the nämnd: how much is done, what is not and why, and every row with what came of it. No names. */
export function* planReport(
  { plan, items, summary, today }: PlanReport,
  origin: FileOrigin,
): Iterable<WordBlock> {
  yield { kind: 'title', text: plan.name };
  yield {
    kind: 'text',
    text: `${origin.organisationName}, ${plan.unitName}. Läget den ${formatDate(today)}.`,
  };
  if (plan.state === 'adopted') yield { kind: 'notice', text: `${summaryInWords(plan.kind, summary)}.` };
  yield {
    kind: 'facts',
    rows: [
      ['Plan', `${planKindWords[plan.kind]} ${plan.year}, version ${plan.version}`],
      ['Läge', planStateWords[plan.state]],
      ...(plan.adoptedOn === null
        ? []
        : [['Antagen', `${formatDate(plan.adoptedOn)}, ${plan.adoptedParagraph}`] as [string, Cell]]),
    ],
  };
  const not = items.flatMap((item, index) =>
    item.occasions
      .filter(({ status }) => status === 'notDone' || status === 'late')
      .map((occasion): Cell[] => [
        `${index + 1}. ${item.title}`,
        `${occasion.label}, ${occasion.dueOn}`,
        occasionInWords(occasion.status, occasion.roundsDone),
        occasion.reasonNotDone,
      ]),
  );
  if (not.length > 0) {
    yield { kind: 'heading', text: 'Inte genomfört' };
    yield { kind: 'table', headers: [rowHeader(plan), 'Tillfälle', 'Läge', 'Varför'], rows: not };
  }
  yield { kind: 'heading', text: `${capitalised(rowWords[plan.kind].many)} med resultat` };
  for (const [index, item] of items.entries()) yield* itemBlocks(plan, item, index + 1);
  yield {
    kind: 'text',
    text: 'Små tal ur omgångarna visas inte (–), så att ingen enskild kan kännas igen.',
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const rowHeader = ({ kind }: PlanReport['plan']) => capitalised(rowWords[kind].one);

function* itemBlocks({ kind }: PlanReport['plan'], item: Item, number: number): Iterable<WordBlock> {
  yield { kind: 'subheading', text: `${number}. ${item.title}` };
  const earlier = item.earlier.map(({ year, done, total }) => `${year}: ${done} av ${total} genomförda`);
  const facts: [string, Cell][] =
    kind === 'internalControl'
      ? [
          ['Risk', item.riskNote],
          ['Riskvärde', riskInWords(item.likelihood, item.consequence)],
        ]
      : [
          ['Bakgrund', item.background],
          ['Syfte', item.purpose],
          ['Vad som mäts', item.measured],
        ];
  facts.push(['Metod', item.method], ['Tidigare år', earlier.join('; ')], ['Förbättring', item.improvement]);
  const written = facts.filter(([, text]) => text !== '');
  if (written.length > 0) yield { kind: 'facts', rows: written };
  const rows = item.occasions.map((occasion): Cell[] => [
    occasion.label,
    dateCell(occasion.dueOn),
    occasionInWords(occasion.status, occasion.roundsDone),
    outcomeOf(occasion),
    occasion.actionText,
  ]);
  yield {
    kind: 'table',
    headers: ['Tillfälle', 'Senast', 'Läge', 'Resultat', 'Åtgärd'],
    rows,
    widths: [2, 2, 2, 5, 3],
  };
}

function outcomeOf({ rounds, outcome, reasonNotDone }: Item['occasions'][number]): string {
  return [
    reasonNotDone === '' ? '' : `Inte genomfört: ${reasonNotDone}`,
    ...rounds.flatMap(({ name, finalNumber, results }) => [
      finalNumber === null ? `${name}, inte fastställd än` : `${name}, fastställd ${finalNumber}`,
      ...results,
    ]),
    outcome,
  ]
    .filter((line) => line !== '')
    .join('\n');
}
