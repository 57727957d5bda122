import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { logReading } from '#app/features/accounts/server/log-reading.server.ts';
import { requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { isInvestigatedOrClosed } from '#app/features/deviations/domain/lex-sarah.ts';
import {
  concernedSexWords,
  lexSarahJudgementWords,
  lexSarahStageInWords,
  neitherInvestigatedNorClosed,
} from '#app/features/deviations/domain/lex-sarah-words.ts';
import { lexSarahMattersOf } from '#app/features/deviations/server/load-lex-sarah.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { type Cell, dateCell, tableSheet } from '../domain/sheet.ts';
import type { Workbook } from './export-round.server.ts';
import { fileOrigin } from './load-round-export.server.ts';
import { aboutFileSheet } from './sheets/about-file.server.ts';

type Matter = ReturnType<typeof lexSarahMattersOf>[number];
type MatterColumn = {
  readonly header: string;
  readonly width: number;
  readonly cell: (matter: Matter) => Cell;
};

/** The columns and their order are a contract; new ones are added last. */
const COLUMNS: readonly MatterColumn[] = [
  { header: 'Avvikelse', width: 13, cell: ({ number }) => number },
  { header: 'Ärende', width: 13, cell: ({ caseKey }) => caseKey },
  { header: 'Enhet', width: 20, cell: ({ unitName }) => unitName },
  { header: 'Gäller', width: 34, cell: ({ title }) => title },
  { header: 'Läge', width: 20, cell: lexSarahStageInWords },
  {
    header: 'Bedömning',
    width: 20,
    cell: ({ judgement }) => (judgement === null ? '' : lexSarahJudgementWords[judgement]),
  },
  { header: 'Rapporterad', width: 13, cell: ({ reportedAt }) => dateCell(formatDate(reportedAt)) },
  { header: 'Dagar sedan rapporten', width: 13, cell: ({ daysOpen }) => daysOpen },
  {
    header: 'Anmäld till IVO',
    width: 12,
    cell: ({ isNotified }) => (isNotified === null ? '' : isNotified ? 'Ja' : 'Nej'),
  },
  { header: 'Anmäld den', width: 13, cell: ({ notifiedOn }) => dateCell(notifiedOn) },
  {
    header: 'Kön',
    width: 17,
    cell: ({ concernedSex }) => (concernedSex === null ? '' : concernedSexWords[concernedSex]),
  },
  {
    header: 'Avslutad',
    width: 13,
    cell: ({ closedAt }) => dateCell(closedAt === null ? null : formatDate(closedAt)),
  },
];

/** Every lex Sarah matter that the person may judge, for those who work with them; the download is logged. */
export function exportLexSarah(services: Services, actor: Actor): Workbook {
  requireScope(actor, 'lexSarah.judge');
  const matters = lexSarahMattersOf(services, actor);
  const detail = { count: matters.length };
  logReading(services, actor, { action: 'lexSarah.exported', entity: 'deviation', entityId: 'all', detail });
  const left = matters.filter(({ stage }) => !isInvestigatedOrClosed(stage)).length;
  const facts: [string, Cell][] = [
    ['Rapporterade, utredda och avslutade', neitherInvestigatedNorClosed(left, matters.length)],
    ['Version av filen', 'Intern'],
  ];
  const audience =
    'Filen innehåller ärendenummer. Den visar bara det som den som hämtade den får bedöma, och får inte lämna verksamheten.';
  return {
    fileName: `Lex Sarah ${formatDate(services.now())} intern.xlsx`,
    title: 'Lex Sarah',
    sheets: [
      tableSheet(
        'Lex Sarah',
        COLUMNS,
        matters.map((matter) => COLUMNS.map(({ cell }) => cell(matter))),
      ),
      aboutFileSheet('Lex Sarah', facts, audience, fileOrigin(services, actor)),
    ],
  };
}
