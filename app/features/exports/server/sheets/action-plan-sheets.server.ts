import { actionStateWords, effectWords } from '#app/features/deviations/domain/action-lifecycle.ts';
import { countsInWords } from '#app/features/deviations/domain/action-plan.ts';
import type { ActionPlan } from '#app/features/deviations/server/load-action-plan.server.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { type Cell, type Column, dateCell, instantCell, type Sheet, tableSheet } from '../../domain/sheet.ts';
import type { FileOrigin } from '../load-round-export.server.ts';

type PlannedAction = ActionPlan['units'][number]['actions'][number];

const INTERNAL =
  'Intern: innehåller fritext och namn på medarbetare. Avvikelser står bara med nummer och fråga.';

/** What the plan is called in its files. */
export const actionPlanTitle = ({ query, unitName }: ActionPlan) =>
  `Åtgärdsplan ${query.year ?? 'alla år'}, ${unitName ?? 'alla enheter'}`;

/** What was asked for, when and by whom, and that it is internal. */
export function actionPlanFacts(
  { query, unitName, today }: ActionPlan,
  origin: FileOrigin,
): [string, Cell][] {
  const { status } = query;
  return [
    ['Enhet', unitName ?? 'Alla enheter'],
    ['År', query.year === undefined ? 'Alla år' : String(query.year)],
    ['Läge', status === 'all' ? 'Alla' : status === 'open' ? 'Öppna' : actionStateWords[status]],
    ['Läget den', dateCell(today)],
    ['Version', INTERNAL],
    ['Filen skapades', instantCell(origin.generatedAt)],
    ['Filen skapades av', origin.generatedByName],
  ];
}

/** How many actions each unit has, by state. */
export function actionPlanSummarySheet(plan: ActionPlan, origin: FileOrigin): Sheet {
  return {
    name: 'Sammanfattning',
    widths: [34, 14, 14, 14, 14, 14, 14, 16],
    blocks: [
      { kind: 'title', text: actionPlanTitle(plan) },
      { kind: 'text', text: countsInWords(plan.counts) },
      { kind: 'facts', rows: actionPlanFacts(plan, origin) },
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

/** A row an action. */
export function actionsSheet(plan: ActionPlan): Sheet {
  const columns: Column[] = [
    { header: 'Enhet', width: 20 },
    { header: 'Nummer', width: 13 },
    { header: 'Åtgärd', width: 32 },
    { header: 'Ska ändra', width: 34 },
    { header: 'Avvikelser', width: 34 },
    { header: 'Ansvarig', width: 18 },
    { header: 'Genomförs senast', width: 12 },
    { header: 'Läge', width: 11 },
    { header: 'Försenad', width: 12 },
    { header: 'Följs upp', width: 12 },
    { header: 'Avsedd effekt', width: 12 },
    { header: 'Så ser vi det', width: 32 },
    { header: 'Genomförd den', width: 13 },
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
      dateCell(action.doneAt === null ? null : formatDate(action.doneAt)),
    ]),
  );
  return tableSheet('Åtgärder', columns, rows);
}

/** The answer to whether it had the effect that was meant; empty before it is given. */
export const effectOf = ({ effect }: PlannedAction) => (effect === null ? '' : effectWords[effect]);
