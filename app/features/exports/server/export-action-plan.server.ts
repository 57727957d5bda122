import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { logReading } from '#app/features/accounts/server/log-reading.server.ts';
import { actionStateWords } from '#app/features/deviations/domain/action-lifecycle.ts';
import { countsInWords } from '#app/features/deviations/domain/action-plan.ts';
import { parseActionPlanQuery } from '#app/features/deviations/forms/action-plan-query.ts';
import { type ActionPlan, loadActionPlan } from '#app/features/deviations/server/load-action-plan.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { Services } from '#app/shared/server/services.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { filledColumns } from '../domain/filled-columns.ts';
import { type Cell, dateCell } from '../domain/sheet.ts';
import type { WordBlock, WordFile } from '../domain/word-block.ts';
import type { Workbook } from './export-round.server.ts';
import { fileOrigin } from './load-round-export.server.ts';
import {
  actionPlanFacts,
  actionPlanSummarySheet,
  actionPlanTitle,
  actionsSheet,
  effectOf,
} from './sheets/action-plan-sheets.server.ts';

type Unit = ActionPlan['units'][number];

/** The action plan as it is asked for in the address, as a workbook. Reading and 404 as for the page; the download is logged. */
export function exportActionPlan(services: Services, actor: Actor, parameters: URLSearchParams): Workbook {
  const { plan, origin } = loadForFile(services, actor, parameters, 'xlsx');
  return {
    fileName: `${fileNameOf(plan)}.xlsx`,
    title: actionPlanTitle(plan),
    sheets: [actionPlanSummarySheet(plan, origin), actionsSheet(plan)],
  };
}

/** The same as a document, a table for each unit. */
export function actionPlanDocument(services: Services, actor: Actor, parameters: URLSearchParams): WordFile {
  const { plan, origin } = loadForFile(services, actor, parameters, 'docx');
  return {
    fileName: `${fileNameOf(plan)}.docx`,
    title: actionPlanTitle(plan),
    isLandscape: true,
    blocks: [
      { kind: 'title', text: actionPlanTitle(plan) },
      { kind: 'text', text: countsInWords(plan.counts) },
      // Before the tables and not above each: a heading stays on the page of its table, a text does not.
      ...(plan.units.length > 1 ? [countsOf(plan)] : []),
      { kind: 'facts', rows: actionPlanFacts(plan, origin) },
      ...unitsBlocks(plan),
    ],
  };
}

function loadForFile(services: Services, actor: Actor, parameters: URLSearchParams, format: 'xlsx' | 'docx') {
  const today = civilDateInSweden(services.now());
  const plan = loadActionPlan(services, actor, parseActionPlanQuery(parameters, Number(today.slice(0, 4))));
  const { unitId, year } = plan.query;
  logReading(services, actor, {
    action: 'actions.exported',
    entity: 'action',
    entityId: 'all',
    ...(unitId === undefined ? {} : { unitId }),
    detail: { count: plan.counts.total, year: year ?? null, format },
  });
  return { plan, origin: fileOrigin(services, actor) };
}

// Numbers and dates only: a unit's name is not needed to tell the file from others.
const fileNameOf = ({ query, today }: ActionPlan) =>
  `Åtgärdsplan ${query.year ?? 'alla år'} ${query.unitId ?? 'alla'} ${today}`;

function countsOf({ units }: ActionPlan): WordBlock {
  return { kind: 'list', items: units.map(({ name, counts }) => `${name}: ${countsInWords(counts)}`) };
}

/** A table for each unit, all with the same columns; those in which nothing is written anywhere are left out. */
function unitsBlocks({ units }: ActionPlan): WordBlock[] {
  const { headers, widths, rows } = filledColumns({
    headers: [
      ...['Nummer', 'Åtgärd', 'Ska ändra', 'Avvikelser', 'Ansvarig', 'Läge', 'Senast', 'Följs upp'],
      'Avsedd effekt?',
    ],
    // No number or date is broken.
    widths: [17, 25, 26, 24, 14, 19, 15, 15, 20],
    rows: units.flatMap(({ actions }) => actions.map(rowOf)),
  });
  let first = 0;
  return units.flatMap(({ name, actions }): WordBlock[] => {
    const ofUnit = rows.slice(first, first + actions.length);
    first += actions.length;
    return [
      { kind: 'heading', text: name },
      { kind: 'table', headers, widths, rows: ofUnit },
    ];
  });
}

function rowOf(action: Unit['actions'][number]): Cell[] {
  return [
    action.number,
    action.title,
    action.intendedEffect,
    action.serves.join('\n'),
    action.ownerName,
    [
      `${actionStateWords[action.state]}${action.isOverdue ? ', försenad' : ''}`,
      ...(action.doneAt === null ? [] : [`Gjord ${formatDate(action.doneAt)}`]),
    ].join('\n'),
    dateCell(action.dueOn),
    dateCell(action.followUpOn),
    [effectOf(action), action.effectNote].filter((text) => text !== '').join('\n'),
  ];
}
