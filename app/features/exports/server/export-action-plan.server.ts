import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { logReading } from '#app/features/accounts/server/log-reading.server.ts';
import { actionStateWords, effectWords } from '#app/features/deviations/domain/action-lifecycle.ts';
import { countsInWords } from '#app/features/deviations/domain/action-plan.ts';
import { parseActionPlanQuery } from '#app/features/deviations/forms/action-plan-query.ts';
import { type ActionPlan, loadActionPlan } from '#app/features/deviations/server/load-action-plan.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { Services } from '#app/shared/server/services.ts';
import { type Cell, type Column, dateCell, instantCell, type Sheet, tableSheet } from '../domain/sheet.ts';
import type { WordBlock, WordFile } from '../domain/word-block.ts';
import type { Workbook } from './export-round.server.ts';
import { type FileOrigin, fileOrigin } from './load-round-export.server.ts';

type Unit = ActionPlan['units'][number];
type PlannedAction = Unit['actions'][number];

const INTERNAL =
  'Intern: innehåller fritext och namn på medarbetare. Avvikelser står bara med nummer och fråga.';

/** The action plan as it is asked for in the address, as a workbook. Reading and 404 as for the page; the download is logged. */
export function exportActionPlan(services: Services, actor: Actor, parameters: URLSearchParams): Workbook {
  const { plan, origin } = loadForFile(services, actor, parameters, 'xlsx');
  return {
    fileName: `${fileNameOf(plan)}.xlsx`,
    title: titleOf(plan),
    sheets: [summarySheet(plan, origin), actionsSheet(plan)],
  };
}

/** The same as a document, a table for each unit. */
export function actionPlanDocument(services: Services, actor: Actor, parameters: URLSearchParams): WordFile {
  const { plan, origin } = loadForFile(services, actor, parameters, 'docx');
  return {
    fileName: `${fileNameOf(plan)}.docx`,
    title: titleOf(plan),
    isLandscape: true,
    blocks: [
      { kind: 'title', text: titleOf(plan) },
      { kind: 'text', text: countsInWords(plan.counts) },
      { kind: 'facts', rows: factsOf(plan, origin) },
      ...plan.units.flatMap(unitBlocks),
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

const titleOf = ({ query, unitName }: ActionPlan) =>
  `Åtgärdsplan ${query.year ?? 'alla år'}, ${unitName ?? 'alla enheter'}`;
// Numbers and dates only: a unit's name is not needed to tell the file from others.
const fileNameOf = ({ query, today }: ActionPlan) =>
  `Åtgärdsplan ${query.year ?? 'alla år'} ${query.unitId ?? 'alla'} ${today}`;

function factsOf({ query, unitName, today }: ActionPlan, origin: FileOrigin): [string, Cell][] {
  const { status } = query;
  return [
    ['Enhet', unitName ?? 'Alla enheter'],
    ['År', query.year === undefined ? 'Alla år' : String(query.year)],
    ['Läge', status === 'all' ? 'Alla' : status === 'open' ? 'Öppna' : actionStateWords[status]],
    ['Läget den', dateCell(today)],
    ['Version', INTERNAL],
    ['Filen gjord', instantCell(origin.generatedAt)],
    ['Av', origin.generatedByName],
  ];
}

function summarySheet(plan: ActionPlan, origin: FileOrigin): Sheet {
  return {
    name: 'Sammanfattning',
    widths: [34, 14, 14, 14, 14, 14, 14, 16],
    blocks: [
      { kind: 'title', text: titleOf(plan) },
      { kind: 'text', text: countsInWords(plan.counts) },
      { kind: 'facts', rows: factsOf(plan, origin) },
      {
        kind: 'table',
        isMain: false,
        headers: [
          ...['Enhet', 'Åtgärder', 'Planerade', 'Genomförda', 'Uppföljda', 'Strukna', 'Försenade'],
          'Avsedd effekt',
        ],
        rows: [
          ...plan.units.map(({ name, counts }) => ({ name, counts })),
          ...(plan.units.length > 1 ? [{ name: 'Tillsammans', counts: plan.counts }] : []),
        ].map(
          ({ name, counts: { total, planned, done, followedUp, dropped, overdue, effective } }): Cell[] => [
            ...[name, total, planned, done, followedUp, dropped, overdue, effective],
          ],
        ),
      },
    ],
  };
}

function actionsSheet(plan: ActionPlan): Sheet {
  const columns: Column[] = [
    { header: 'Enhet', width: 20 },
    { header: 'Nummer', width: 13 },
    { header: 'Åtgärd', width: 32 },
    { header: 'Ska ändra', width: 34 },
    { header: 'Avvikelser', width: 34 },
    { header: 'Ansvarig', width: 18 },
    { header: 'Genomförs senast', width: 12 },
    { header: 'Läge', width: 11 },
    { header: 'Försenad', width: 10 },
    { header: 'Följs upp', width: 12 },
    { header: 'Avsedd effekt?', width: 12 },
    { header: 'Så ser vi det', width: 32 },
  ];
  const rows = plan.units.flatMap(({ name, actions }) =>
    actions.map((action): Cell[] => [
      name,
      action.number,
      action.title,
      action.intendedEffect,
      action.serves.join('\n'),
      action.ownerName,
      dateCell(action.dueOn),
      actionStateWords[action.state],
      action.isOverdue ? 'Ja' : '',
      dateCell(action.followUpOn),
      effectOf(action),
      action.effectNote,
    ]),
  );
  return tableSheet('Åtgärder', columns, rows);
}

const effectOf = ({ effect }: PlannedAction) => (effect === null ? '' : effectWords[effect]);

function unitBlocks({ name, counts, actions }: Unit): WordBlock[] {
  return [
    { kind: 'heading', text: name },
    { kind: 'text', text: countsInWords(counts) },
    {
      kind: 'table',
      headers: [
        ...['Nummer', 'Åtgärd', 'Ska ändra', 'Avvikelser', 'Ansvarig', 'Läge', 'Senast', 'Följs upp'],
        'Avsedd effekt?',
      ],
      // The same in every table, and no number or date broken.
      widths: [17, 22, 24, 24, 14, 17, 16, 16, 20],
      rows: actions.map((action): Cell[] => [
        action.number,
        action.title,
        action.intendedEffect,
        action.serves.join('\n'),
        action.ownerName,
        `${actionStateWords[action.state]}${action.isOverdue ? ', försenad' : ''}`,
        dateCell(action.dueOn),
        dateCell(action.followUpOn),
        [effectOf(action), action.effectNote].filter((text) => text !== '').join('\n'),
      ]),
    },
  ];
}
