import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { withoutNamesAround } from '#app/features/controls/server/without-names-around.server.ts';
import { DISCLOSURE_RULE } from '#app/features/results/domain/disclosure-rule.ts';
import { faultOutcomes } from '#app/features/results/domain/fault-outcomes.ts';
import { readFrozenFigures } from '#app/features/results/domain/frozen-figures.ts';
import { unreviewedInWords } from '#app/features/results/domain/unreviewed-reasons.ts';
import { finalisedTexts, storedTexts } from '#app/features/results/server/load-round-texts.server.ts';
import { loadTrends } from '#app/features/results/server/load-trends.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Steps } from '#app/shared/server/in-turns.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listDeviationsOfRound } from '#db/queries/deviations.server.ts';
import type { RoundWithNames } from '#db/queries/results.server.ts';
import { listActionsOfRound } from '#db/queries/round-actions.server.ts';
import { findVignetteRound } from '#db/queries/vignette-rounds.server.ts';
import type { WordBlock, WordFile } from '../domain/word-block.ts';
import type { ExportVersion } from './export-round.server.ts';
import { loadDeidentifiedExport } from './load-deidentified-export.server.ts';
import { roundExportSteps } from './load-round-export.server.ts';
import { questionNamer } from './name-questions.server.ts';
import { deidentifiedDeviationsSheet } from './sheets/deidentified-sheets.server.ts';
import { breakdownBlocks } from './word/breakdown-blocks.server.ts';
import { actionBlocks, comparisonBlocks, deviationBlocks } from './word/report-parts.server.ts';
import { NOT_FINAL, type RoundReport, roundReport } from './word/round-report.server.ts';

/**
 * The report of a round as a Word file, in steps. 404 and 403 as for the result it tells of, and 404 of vignettes, which
 * have none.
 */
export function* reportSteps(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  version: ExportVersion,
): Steps<WordFile> {
  if (findVignetteRound(services.db, roundId)) throw notFound();
  const report =
    version === 'internal'
      ? yield* internalReport(services, actor, roundId)
      : deidentifiedReport(services, actor, roundId);
  const { round } = report.found;
  return {
    fileName: reportName(report.found, version),
    title: `${report.found.controlName}, ${round.name}`,
    ...(round.state === 'finalised' ? {} : { mark: NOT_FINAL }),
    madeAt: report.origin.generatedAt,
    blocks: roundReport(report),
  };
}

/** Numbers only: a name that somebody has typed could name a person. */
export function reportName({ round }: Pick<RoundWithNames, 'round'>, version: ExportVersion): string {
  const which =
    round.state === 'finalised'
      ? `Rapport ${round.finalNumber ?? ''}`
      : `Rapport ej fastställd omgång ${round.id}`;
  return `${which} ${version === 'internal' ? 'intern' : 'avidentifierad'}.docx`;
}

function* internalReport(services: Services, actor: Actor, roundId: RoundId): Steps<RoundReport> {
  const { db } = services;
  const data = yield* roundExportSteps(services, actor, roundId);
  const { found, figures, material, deviations, faults, written, draws } = data;
  const scope = scopeOf(actor, 'result.read');
  const draw = draws.at(-1);
  if (!draw || !written) throw notFound();
  const today = civilDateInSweden(services.now());
  const all = listDeviationsOfRound(db, scope, roundId);
  const own = (part: 'purpose' | 'result' | 'analysis' | 'improvement') =>
    written.locked?.[part] ?? written.texts[part].text;
  return {
    found,
    isDeidentified: false,
    figures,
    checklistName: material.checklist.name,
    checklistNumber: material.checklist.number,
    frame: material.frame,
    draw,
    procedure: draw,
    replacedCount: draw.replacements.length,
    unreviewed: allReasons(found),
    texts: {
      purpose: own('purpose'),
      result: own('result'),
      analysis: own('analysis'),
      improvement: own('improvement'),
    },
    findings: [
      ...comparisonBlocks(figures.questions, loadTrends(db, scope, found, material, figures)),
      ...deviationBlocks(deviations, questionNamer(db, deviations), faultOutcomes(faults, all, today), today),
      ...actionBlocks(listActionsOfRound(db, scopeOf(actor, 'deviation.read'), roundId)),
    ],
    origin: data.origin,
  };
}

/** Why drawn cases were not reviewed, with nothing hidden; null when all were, or the round is not finalised. */
function allReasons({ round }: Pick<RoundWithNames, 'round'>): string | null {
  if (round.state !== 'finalised') return null;
  return unreviewedInWords(readFrozenFigures(round.figures).unreviewed, { ...DISCLOSURE_RULE, threshold: 1 });
}

/** From the same figures as the de-identified page and workbook, already without what may not leave the unit. */
function deidentifiedReport(services: Services, actor: Actor, roundId: RoundId): RoundReport {
  const { db } = services;
  const data = loadDeidentifiedExport(services, actor, roundId);
  const { found, figures, checklist } = data;
  const kept = finalisedTexts(db, roundId);
  const stored = storedTexts(db, found);
  const isFinal = found.round.state === 'finalised';
  const improvement = stored.improvement.mayLeaveUnit ? stored.improvement.text : null;
  return {
    found,
    isDeidentified: true,
    figures,
    checklistName: checklist.name,
    checklistNumber: checklist.number,
    frame: data.frame,
    draw: data.draw,
    procedure: data.procedure,
    replacedCount: data.replacedCount,
    unreviewed: data.unreviewed,
    texts: withoutNamesAround(db, roundId, {
      purpose: isFinal ? (kept?.purpose ?? found.purpose) : stored.purpose.text,
      result: null,
      analysis: null,
      improvement: isFinal ? (kept?.mayImprovementLeave ? kept.improvement : null) : improvement,
    }),
    findings: [...breakdownBlocks(data.breakdown, figures), ...disclosedDeviationBlocks(data)],
    origin: data.origin,
  };
}

/** The table of the workbook: a question's small number of deviations is hidden there already. */
function disclosedDeviationBlocks(data: Parameters<typeof deidentifiedDeviationsSheet>[0]): WordBlock[] {
  const table = deidentifiedDeviationsSheet(data).blocks.find((block) => block.kind === 'table');
  if (!table) return [];
  return [
    { kind: 'subheading', text: 'Avvikelser' },
    { kind: 'table', headers: table.headers, rows: table.rows, widths: [70, 30] },
  ];
}
