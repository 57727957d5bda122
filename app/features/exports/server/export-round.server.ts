import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { comparabilityBreaks } from '#app/features/checklists/domain/comparability.ts';
import { isOnCause, ON_CAUSE_SENTENCE } from '#app/features/controls/domain/on-cause.ts';
import { disclosedDeviations } from '#app/features/results/domain/disclosed-deviations.ts';
import { DISCLOSURE_RULE } from '#app/features/results/domain/disclosure-rule.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { atOnce, type Steps } from '#app/shared/server/in-turns.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { RoundWithNames } from '#db/queries/results.server.ts';
import { markSheets } from '../domain/mark-sheets.ts';
import type { Sheet } from '../domain/sheet.ts';
import { loadDeidentifiedExport } from './load-deidentified-export.server.ts';
import { roundExportSteps } from './load-round-export.server.ts';
import { questionNamer } from './name-questions.server.ts';
import { aboutSheet } from './sheets/about-sheet.server.ts';
import { agreementSheets } from './sheets/agreement-sheet.server.ts';
import { answersSheets } from './sheets/answers-sheet.server.ts';
import { casesSheet } from './sheets/cases-sheet.server.ts';
import { chartSheets } from './sheets/chart-sheet.server.ts';
import { columnsSheet } from './sheets/columns-sheet.server.ts';
import { commentsSheets } from './sheets/comments-sheet.server.ts';
import {
  deidentifiedCasesSheet,
  deidentifiedColumnsSheet,
  deidentifiedDeviationsSheet,
  deidentifiedProtocolSheet,
  deidentifiedSourceSheet,
} from './sheets/deidentified-sheets.server.ts';
import { roundDeviationsSheet } from './sheets/deviations-sheet.server.ts';
import { groupsSheets } from './sheets/groups-sheet.server.ts';
import { protocolSheet } from './sheets/protocol-sheet.server.ts';
import { questionsSheet } from './sheets/questions-sheet.server.ts';
import { sourceCasesSheet } from './sheets/source-cases-sheet.server.ts';
import { sourceDrawSheet } from './sheets/source-draw-sheet.server.ts';
import { sourceQuestionsSheet } from './sheets/source-questions-sheet.server.ts';
import { sourceSheet } from './sheets/source-sheet.server.ts';
import { summarySheet } from './sheets/summary-sheet.server.ts';
import { textsSheets } from './sheets/texts-sheet.server.ts';

export type ExportVersion = 'internal' | 'deidentified';

export type Workbook = {
  readonly fileName: string;
  readonly title: string;
  readonly sheets: readonly Sheet[];
  /** An instant, where it is not the present one. */
  readonly createdAt?: string;
  /** Called when nothing more is read for it, in every outcome, perhaps several times. */
  readonly onRead?: () => void;
};

/** The workbook of a round, made in one go. 404 and 403 as for the result it holds. */
export function exportRound(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  version: ExportVersion,
): Workbook {
  return atOnce(exportSteps(services, actor, roundId, version));
}

/** The same in steps: a large round takes seconds. */
export function* exportSteps(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  version: ExportVersion,
): Steps<Workbook> {
  const { found, sheets } =
    version === 'internal'
      ? yield* internalSheets(services, actor, roundId)
      : deidentifiedSheets(services, actor, roundId);
  const { round } = found;
  return {
    fileName: workbookName(found, version),
    title: `${found.controlName}, ${round.name}`,
    sheets: markedOnCause(found, sheets),
    ...(round.state === 'finalised' ? { createdAt: round.finalisedAt ?? '' } : {}),
  };
}

/** A row copied out of the file must still say that its case was chosen. */
function markedOnCause({ round }: RoundWithNames, sheets: readonly Sheet[]): readonly Sheet[] {
  return isOnCause(round.design) ? markSheets(sheets, ON_CAUSE_SENTENCE) : sheets;
}

/** Numbers only: a name that somebody has typed could name a person. */
export function workbookName({ round }: Pick<RoundWithNames, 'round'>, version: ExportVersion): string {
  const which =
    round.state === 'finalised'
      ? `Resultat ${round.finalNumber ?? ''}`
      : `Preliminärt resultat omgång ${round.id}`;
  return `${which} ${version === 'internal' ? 'intern' : 'avidentifierad'}.xlsx`;
}

function* internalSheets(services: Services, actor: Actor, roundId: RoundId) {
  const data = yield* roundExportSteps(services, actor, roundId);
  const { found, figures, material, deviations } = data;
  const breaks = comparabilityBreaks(material.checklist.definition);
  const sheets = [
    summarySheet({
      found,
      figures,
      deviationCount: deviations.length,
      replacedCount: data.draws.at(-1)?.replacements.length ?? 0,
      isDeidentified: false,
    }),
    ...chartSheets(figures),
    questionsSheet(figures, breaks),
    ...answersSheets(figures, breaks, 0),
    ...groupsSheets(data.breakdowns, figures),
    ...agreementSheets(data.agreement),
    ...textsSheets(data.written),
    casesSheet(data),
    ...commentsSheets(data),
    roundDeviationsSheet(
      deviations,
      questionNamer(services.db, deviations),
      found.round.state === 'finalised',
    ),
    protocolSheet(data),
    sourceSheet(data),
    sourceCasesSheet(data),
    sourceQuestionsSheet(data),
    sourceDrawSheet(data),
    columnsSheet(data),
    aboutSheet({
      found,
      figures,
      checklistName: material.checklist.name,
      checklistNumber: material.checklist.number,
      origin: data.origin,
      isDeidentified: false,
      hidesGroups: false,
      deepening: data.facts.deepening,
    }),
  ];
  return { found, sheets };
}

function deidentifiedSheets(services: Services, actor: Actor, roundId: RoundId) {
  const data = loadDeidentifiedExport(services, actor, roundId);
  const { found, figures, checklist } = data;
  const breaks = comparabilityBreaks(checklist.definition);
  const sheets = [
    summarySheet({
      found,
      figures,
      deviationCount: disclosedDeviations(data).total,
      replacedCount: data.replacedCount,
      isDeidentified: true,
      unreviewed: data.unreviewed,
    }),
    ...chartSheets(figures),
    questionsSheet(figures, breaks),
    ...answersSheets(figures, breaks, DISCLOSURE_RULE.percentageBase),
    ...groupsSheets(data.breakdown ? [data.breakdown] : [], figures),
    deidentifiedCasesSheet(data),
    deidentifiedDeviationsSheet(data),
    deidentifiedProtocolSheet(data),
    deidentifiedSourceSheet(data),
    deidentifiedColumnsSheet(data),
    aboutSheet({
      found,
      figures,
      checklistName: checklist.name,
      checklistNumber: checklist.number,
      origin: data.origin,
      isDeidentified: true,
      hidesGroups: data.breakdown !== null,
      deepening: null,
    }),
  ];
  return { found, sheets };
}
