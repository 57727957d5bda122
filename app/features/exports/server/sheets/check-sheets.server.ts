import type { CheckFile } from '#app/features/checks/server/load-check-file.server.ts';
import { parseCivilDate } from '#app/shared/domain/civil-date.ts';
import { formatDateTime, formatPercent } from '#app/shared/text/format.ts';
import {
  type Cell,
  type Column,
  dateCell,
  instantCell,
  type Sheet,
  shareCell,
  tableSheet,
} from '../../domain/sheet.ts';
import type { FileOrigin } from '../load-round-export.server.ts';
import { aboutFileSheet } from './about-file.server.ts';

/** The found cases, the farthest over the limit first. A row is written when its turn comes. */
export function foundCasesSheet(file: CheckFile): Sheet {
  const columns: Column[] = [
    { header: 'Ärende', width: 16 },
    { header: 'Enhet', width: 22 },
    { header: 'Handläggare', width: 22 },
    { header: 'Skyddade personuppgifter', width: 17 },
    ...(file.hasLimit
      ? [
          { header: 'Räknat från', width: 22 },
          { header: 'Så räknas det', width: 58 },
          { header: 'Dagar över gränsen', width: 13 },
        ]
      : []),
    ...file.columns.map((header) => ({ header, width: 16 })),
  ];
  return tableSheet('Ärenden', columns, rowsOf(file));
}

function* rowsOf(file: CheckFile): Generator<Cell[]> {
  for (const row of file.rows()) {
    yield [
      row.key,
      row.unitName,
      row.caseWorker,
      row.isProtected ? 'Ja' : '',
      ...(file.hasLimit ? [row.fromColumn, row.arithmetic, row.daysOver] : []),
      ...row.cells.map((cell) => (parseCivilDate(cell) ? dateCell(cell) : cell)),
    ];
  }
}

/** What was found after each import, oldest first. */
export function checkTrendSheet({ trend }: CheckFile): Sheet {
  const columns: Column[] = [
    { header: 'Uttag inläst', width: 19 },
    { header: 'Räknat per', width: 13 },
    { header: 'Hittade', width: 11 },
    { header: 'Av', width: 11 },
    { header: 'Andel', width: 11 },
    { header: 'Anmärkning', width: 24 },
  ];
  return tableSheet(
    'Utveckling',
    columns,
    trend.map((point) => [
      instantCell(point.importedAt),
      dateCell(point.referenceOn),
      point.found,
      point.lookedAt,
      shareCell(point.lookedAt > 0 ? point.found / point.lookedAt : null),
      point.isRuleChanged ? 'Regeln ändrades här' : '',
    ]),
  );
}

/** The rule, what it was counted on, and who made the file when. */
export function checkAboutSheet(file: CheckFile, origin: FileOrigin): Sheet {
  const { check, register, latestImport, foundCount, lookedAt } = file;
  const share = lookedAt > 0 ? ` (${formatPercent(foundCount / lookedAt)})` : '';
  const facts: [string, Cell][] = [
    ['Register', register.name],
    ['Uttag', latestImport ? `${latestImport.fileName}, inläst ${formatDateTime(latestImport.at)}` : ''],
    ['Referensdatum', dateCell(file.referenceOn)],
    ['Syfte', check.purpose],
    ['Tittar på', file.populationInWords],
    ['Hittar', file.ruleInWords],
    ['Hittade', `${foundCount} av ${lookedAt}${share}`],
    ['Version av filen', 'Intern'],
  ];
  const audience =
    'Filen innehåller ärendenummer och namn på medarbetare. Den visar bara ärenden i de enheter som den som hämtade den når. Den är till för dem som har tillgång till ärendena och får inte lämna verksamheten.';
  return aboutFileSheet(check.name, facts, audience, origin);
}
