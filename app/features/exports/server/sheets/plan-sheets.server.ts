import { summaryInWords } from '#app/features/plans/domain/plan-summary.ts';
import {
  occasionInWords,
  planKindWords,
  planStateWords,
  rowWords,
} from '#app/features/plans/domain/plan-words.ts';
import { riskInWords, riskValue } from '#app/features/plans/domain/risk.ts';
import type { PlanPage } from '#app/features/plans/server/load-plan.server.ts';
import { filledColumns } from '../../domain/filled-columns.ts';
import { type Cell, type Column, dateCell, instantCell, type Sheet, tableSheet } from '../../domain/sheet.ts';
import type { FileOrigin } from '../load-round-export.server.ts';

const rowHeader = ({ kind }: PlanPage['plan']) =>
  rowWords[kind].one.charAt(0).toUpperCase() + rowWords[kind].one.slice(1);
const riskCell = ({ likelihood, consequence }: PlanPage['items'][number]): Cell =>
  likelihood === null || consequence === null ? null : riskValue(likelihood, consequence);

/** "10 av 10 moment genomförda", with a line a row and the decision it rests on. */
export function planSummarySheet({ plan, items, summary, today }: PlanPage, origin: FileOrigin): Sheet {
  const inForce = plan.state !== 'draft';
  const isInternalControl = plan.kind === 'internalControl';
  return {
    name: 'Sammanfattning',
    widths: isInternalControl ? [44, 12, 16, 12, 40] : [44, 28, 16, 12, 24],
    blocks: [
      { kind: 'title', text: inForce ? summaryInWords(plan.kind, summary) : plan.name },
      {
        kind: 'facts',
        rows: [
          ['Plan', plan.name],
          ['Slag', `${planKindWords[plan.kind]} ${plan.year}, version ${plan.version}`],
          ['Enhet', plan.unitName],
          ['Läge', planStateWords[plan.state]],
          ['Antagen den', dateCell(plan.adoptedOn)],
          ['Paragraf', plan.adoptedParagraph],
          ['Läget den', dateCell(today)],
          ['Filen skapades', instantCell(origin.generatedAt)],
          ['Filen skapades av', origin.generatedByName],
        ],
      },
      {
        kind: 'table',
        isMain: false,
        headers: [
          rowHeader(plan),
          isInternalControl ? 'Riskvärde' : 'Område',
          'Genomförda',
          'Tillfällen',
          'Ansvarig',
        ],
        rows: items.map((item): Cell[] => [
          item.title,
          isInternalControl ? riskCell(item) : item.area,
          item.occasions.filter(({ status }) => status === 'done').length,
          item.occasions.length,
          item.responsibleName ?? '',
        ]),
      },
    ],
  };
}

/** A row an occasion, with what came of it. */
export function planOccasionsSheet({ plan, items }: PlanPage): Sheet {
  const columns: Column[] = [
    { header: rowHeader(plan), width: 34 },
    { header: 'Tillfälle', width: 18 },
    { header: 'Senast', width: 12 },
    { header: 'Läge', width: 25 },
    { header: 'Resultat', width: 50 },
    { header: 'Åtgärd', width: 36 },
    { header: 'Varför inte', width: 30 },
    { header: 'Ansvarig', width: 20 },
  ];
  const rows = items.flatMap((item) =>
    item.occasions.map((occasion): Cell[] => [
      item.title,
      occasion.label,
      dateCell(occasion.dueOn),
      occasionInWords(occasion.status, occasion.roundsDone),
      [...occasion.rounds.flatMap(({ name, results }) => [name, ...results]), occasion.outcome]
        .filter((text) => text !== '')
        .join('\n'),
      occasion.actionText,
      occasion.reasonNotDone,
      item.responsibleName ?? '',
    ]),
  );
  return filledSheet('Tillfällen', columns, rows);
}

/** The plan itself as it was written. */
export function planRowsSheet({ plan, items }: PlanPage): Sheet {
  const isInternalControl = plan.kind === 'internalControl';
  const columns: Column[] = [
    { header: 'Nr', width: 6 },
    { header: 'Område', width: 22 },
    { header: rowHeader(plan), width: 30 },
    { header: isInternalControl ? 'Risk' : 'Bakgrund', width: 34 },
    { header: isInternalControl ? 'Riskvärde' : 'Syfte', width: 30 },
    ...(isInternalControl ? [] : [{ header: 'Vad som mäts', width: 30 }]),
    { header: 'Metod', width: 30 },
    { header: 'Kontroll', width: 22 },
    { header: 'Förbättring', width: 30 },
  ];
  const rows = items.map((item, index): Cell[] => [
    index + 1,
    item.area,
    item.title,
    isInternalControl ? item.riskNote : item.background,
    isInternalControl ? riskInWords(item.likelihood, item.consequence) : item.purpose,
    ...(isInternalControl ? [] : [item.measured]),
    item.method,
    item.controlName ?? 'För hand',
    item.improvement,
  ]);
  return filledSheet('Planen', columns, rows);
}

/** Without the columns in which nothing is written: the others are then larger on paper. */
function filledSheet(name: string, columns: readonly Column[], rows: readonly Cell[][]): Sheet {
  const { headers, widths, ...filled } = filledColumns({
    headers: columns.map(({ header }) => header),
    widths: columns.map(({ width }) => width),
    rows,
  });
  return tableSheet(
    name,
    headers.map((header, at) => ({ header, width: widths[at] ?? 0 })),
    filled.rows,
  );
}
