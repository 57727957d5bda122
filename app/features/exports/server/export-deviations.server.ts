import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { logReading } from '#app/features/accounts/server/log-reading.server.ts';
import { requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import {
  lexSarahFilterWords,
  NO_LEX_SARAH_FILTER,
  stateFilterWords,
} from '#app/features/deviations/domain/list-filter-words.ts';
import { type DeviationListQuery, parseListQuery } from '#app/features/deviations/forms/list-query.ts';
import { deviationReachOf } from '#app/features/deviations/server/deviation-access.server.ts';
import { listTypes } from '#app/features/deviations/server/deviation-types.server.ts';
import { listDeviationUnits } from '#app/features/deviations/server/list-deviations.server.ts';
import { deviationListFilter } from '#app/features/deviations/server/list-filter.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { Services } from '#app/shared/server/services.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { listDeviations } from '#db/queries/deviations.server.ts';
import type { Cell } from '../domain/sheet.ts';
import type { Workbook } from './export-round.server.ts';
import { fileOrigin } from './load-round-export.server.ts';
import { questionNamer } from './name-questions.server.ts';
import { aboutFileSheet } from './sheets/about-file.server.ts';
import { deviationsSheet } from './sheets/deviations-sheet.server.ts';

const AUDIENCE =
  'Filen innehåller ärendenummer. Den visar bara det som den som hämtade den får se, och får inte lämna verksamheten. Att hämta filen är inte att lämna över en avvikelse till ett annat system.';

/** The deviations that the list shows with these choices, on all its pages, by number; the download is logged. */
export function exportDeviations(
  services: Services,
  actor: Actor,
  query: DeviationListQuery = parseListQuery(new URLSearchParams('status=all')),
): Workbook {
  requireAnyRole(actor, ['manager', 'quality']);
  const { db } = services;
  const { rows } = listDeviations(db, deviationReachOf(actor), {
    ...deviationListFilter(query, civilDateInSweden(services.now())),
    sort: 'number',
    isDescending: false,
    limit: -1,
    offset: 0,
  });
  const detail = { count: rows.length };
  logReading(services, actor, {
    action: 'deviations.exported',
    entity: 'deviation',
    entityId: 'all',
    detail,
  });
  const facts: [string, Cell][] = [
    ['Avvikelser i filen', rows.length],
    ...listFilterInWords(services, actor, query),
    ['Version av filen', 'Intern'],
  ];
  return {
    fileName: `Avvikelser ${formatDate(services.now())}.xlsx`,
    title: 'Avvikelser',
    sheets: [
      deviationsSheet(rows, questionNamer(db, rows)),
      aboutFileSheet('Avvikelser', facts, AUDIENCE, fileOrigin(services, actor)),
    ],
  };
}

/** The choices in words, a line a choice. What the person does not reach has no name. */
function listFilterInWords(
  services: Services,
  actor: Actor,
  { status, unitId, typeId, lexSarah, isOverdueOnly }: DeviationListQuery,
): [label: string, choice: string][] {
  const nameIn = (choices: readonly { id: number; name: string }[], id: number) =>
    choices.find((choice) => choice.id === id)?.name ?? 'Okänd';
  return [
    ['Läge', stateFilterWords[status]],
    ['Enhet', unitId === undefined ? 'Alla enheter' : nameIn(listDeviationUnits(services, actor), unitId)],
    ['Typ', typeId === undefined ? 'Alla typer' : nameIn(listTypes(services), typeId)],
    ['Lex Sarah', lexSarah === undefined ? NO_LEX_SARAH_FILTER : lexSarahFilterWords[lexSarah]],
    ['Bara försenade', isOverdueOnly ? 'Ja' : 'Nej'],
  ];
}
