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
import { filledColumns } from '../../domain/filled-columns.ts';
import { type Cell, dateCell } from '../../domain/sheet.ts';
import type { WordBlock } from '../../domain/word-block.ts';
import type { FileOrigin } from '../load-round-export.server.ts';

type Item = PlanReport['items'][number];

/** The report of a plan to the nämnd: every row in a line, with why what is not done is not; then each with what came of it. No names. */
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
  if (items.length > 0) {
    yield { kind: 'heading', text: `Alla ${rowWords[plan.kind].many} i korthet` };
    yield { kind: 'table', ...overview(plan, items) };
  }
  yield { kind: 'heading', text: `${capitalised(rowWords[plan.kind].many)} med resultat` };
  for (const [index, item] of items.entries()) yield* itemBlocks(plan, item, index + 1);
  yield {
    kind: 'text',
    text: 'Små tal ur omgångarna visas inte (–), så att ingen enskild kan kännas igen.',
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** More occasions than this may be cut by a page. */
const OCCASIONS_TOGETHER = 6;
const rowHeader = ({ kind }: PlanReport['plan']) => capitalised(rowWords[kind].one);

/** Every row of the plan in a line: what it is, its risk, where it stands and why it is not done. */
function overview(plan: PlanReport['plan'], items: readonly Item[]) {
  const rows = items.map((item, index): Cell[] => {
    const { occasions } = item;
    const isOne = occasions.length === 1;
    return [
      `${index + 1}. ${item.title}`,
      plan.kind === 'internalControl' ? riskInWords(item.likelihood, item.consequence) : '',
      occasions
        .map(({ label, status, roundsDone }) => {
          const words = occasionInWords(status, roundsDone);
          return isOne ? words : `${label}: ${words}`;
        })
        .join('\n'),
      occasions
        .filter(({ reasonNotDone }) => reasonNotDone !== '')
        .map(({ label, reasonNotDone }) => (isOne ? reasonNotDone : `${label}: ${reasonNotDone}`))
        .join('\n'),
    ];
  });
  return filledColumns({
    headers: [rowHeader(plan), 'Riskvärde', 'Läge', 'Varför inte genomfört'],
    rows,
    widths: [5, 3, 4, 5],
  });
}

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
  if (written.length > 0) yield { kind: 'facts', rows: written, keepsNext: true };
  const rows = item.occasions.map((occasion): Cell[] => [
    occasion.label,
    dateCell(occasion.dueOn),
    occasionInWords(occasion.status, occasion.roundsDone),
    outcomeOf(occasion),
    occasion.actionText,
  ]);
  yield {
    kind: 'table',
    ...filledColumns({
      headers: ['Tillfälle', 'Senast', 'Läge', 'Resultat', 'Åtgärd'],
      rows,
      widths: [2, 2, 2, 5, 3],
    }),
    ...(rows.length > OCCASIONS_TOGETHER ? {} : { keepsTogether: true }),
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
