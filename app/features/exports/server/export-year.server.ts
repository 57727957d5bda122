import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { logReading } from '#app/features/accounts/server/log-reading.server.ts';
import { loadYearBundle } from '#app/features/plans/server/load-year.server.ts';
import type { AskedYear, YearVersion } from '#app/features/plans/server/reach-year.server.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { WordFile } from '../domain/word-block.ts';
import type { Workbook } from './export-round.server.ts';
import { fileOrigin } from './load-round-export.server.ts';
import {
  yearActionsSheet,
  yearBenchmarksSheet,
  yearChartSheet,
  yearNotDoneSheet,
  yearResultsSheet,
  yearSummarySheet,
  yearTableSheet,
  yearTextsSheet,
} from './sheets/year-sheets.server.ts';
import { yearReport } from './word/year-report.server.ts';

/** The year and the version that a file is asked for. */
export type AskedFile = AskedYear & { readonly version: YearVersion };

/** The year of a unit as a workbook, its download logged. 403 and 404 as for its page. */
export function exportYear(services: Services, actor: Actor, asked: AskedFile): Workbook {
  const { bundle, rounds } = loadYearBundle(services, actor, asked);
  logDownload(services, actor, asked, bundle.unit.id, 'xlsx');
  const { year } = bundle;
  return {
    ...namesOf(bundle, 'xlsx'),
    sheets: [
      yearSummarySheet(bundle, fileOrigin(services, actor)),
      yearResultsSheet(rounds),
      yearTextsSheet(rounds),
      yearNotDoneSheet(bundle),
      yearTableSheet('Avvikelser', 'Typ', year, bundle.deviations),
      yearChartSheet(bundle),
      yearTableSheet('Lex Sarah', 'Vad som räknas', year, bundle.lexSarah),
      ...(asked.version === 'internal' ? [yearActionsSheet(bundle)] : []),
      yearTableSheet('Klagomål', 'Vad som räknas', year, bundle.complaints),
      yearBenchmarksSheet(bundle),
    ],
  };
}

/** The same as a document. */
export function exportYearReport(services: Services, actor: Actor, asked: AskedFile): WordFile {
  const { bundle, rounds } = loadYearBundle(services, actor, asked);
  logDownload(services, actor, asked, bundle.unit.id, 'docx');
  return {
    ...namesOf(bundle, 'docx'),
    blocks: yearReport(bundle, rounds, fileOrigin(services, actor)),
  };
}

type Named = {
  readonly year: number;
  readonly version: YearVersion;
  readonly unit: { readonly id: number; readonly name: string };
};

/** The unit is named: that is no person's name. */
const namesOf = ({ year, version, unit }: Named, extension: string) => ({
  fileName: `Året ${year} ${unit.name} ${version === 'internal' ? 'intern' : 'avidentifierad'}.${extension}`,
  title: `Året ${year}, ${unit.name}`,
});

function logDownload(
  services: Services,
  actor: Actor,
  { year, version }: AskedFile,
  unitId: UnitId,
  format: 'xlsx' | 'docx',
): void {
  const detail = { version, format };
  logReading(services, actor, { action: 'year.exported', entity: 'year', entityId: year, unitId, detail });
}
