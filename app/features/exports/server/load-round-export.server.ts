import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import type { DrawView, RoundFacts } from '#app/features/controls/domain/round-overview.ts';
import {
  type AroundTheDraws,
  aroundTheDraws,
} from '#app/features/controls/server/around-the-draws.server.ts';
import { loadDraws } from '#app/features/controls/server/load-draws.server.ts';
import { loadRoundFacts } from '#app/features/controls/server/load-round-facts.server.ts';
import type { Breakdown } from '#app/features/results/domain/breakdown.ts';
import type { RoundFigures } from '#app/features/results/domain/figures.ts';
import { readFrozenFigures } from '#app/features/results/domain/frozen-figures.ts';
import { textsToFinalise } from '#app/features/results/domain/round-texts.ts';
import {
  type AgreementFigures,
  agreementFigures,
} from '#app/features/results/server/load-agreement-figures.server.ts';
import { breakdownSteps } from '#app/features/results/server/load-breakdown.server.ts';
import {
  type DrawnChances,
  drawnChances,
  loadFigures,
} from '#app/features/results/server/load-figures.server.ts';
import { type FaultRow, loadFaults } from '#app/features/results/server/load-result-step.server.ts';
import {
  evaluationSteps,
  type RoundMaterial,
  roundMaterialSteps,
} from '#app/features/results/server/load-round-material.server.ts';
import {
  finalisedTexts,
  loadRoundTexts,
  type RoundTextsPage,
  storedTexts,
} from '#app/features/results/server/load-round-texts.server.ts';
import { programVersion } from '#app/features/results/server/program-version.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { atOnce, type Steps } from '#app/shared/server/in-turns.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { findControl } from '#db/queries/controls.server.ts';
import { type DeviationRow, listDeviationsOfRound } from '#db/queries/deviations.server.ts';
import { findRoundWithNames, type RoundWithNames } from '#db/queries/results.server.ts';
import { type CommentOfRound, listCommentsOfRound } from '#db/queries/review-comments.server.ts';
import { findFinalisedContent } from '#db/queries/round-texts.server.ts';
import { readSetting } from '#db/queries/settings.server.ts';
import { findVignetteRound } from '#db/queries/vignette-rounds.server.ts';

/** Who made a file, when and with which version of the program; of a finalised round, who finalised it when with which. */
export type FileOrigin = {
  readonly organisationName: string;
  readonly generatedAt: string;
  readonly generatedByName: string;
  readonly programVersion: string;
};

/** Everything the internal file of a round prints. */
export type RoundExport = {
  readonly found: RoundWithNames;
  readonly facts: RoundFacts;
  readonly material: RoundMaterial;
  readonly figures: RoundFigures;
  /** By every column that divides the round. */
  readonly breakdowns: readonly Breakdown[];
  /** What each case's chance of being drawn follows from. */
  readonly chances: DrawnChances | undefined;
  readonly faults: readonly FaultRow[];
  readonly deviations: readonly DeviationRow[];
  /** With every reserve. The last is in force. */
  readonly draws: readonly DrawView[];
  /** What the protocol tells besides the draws. */
  readonly around: AroundTheDraws | undefined;
  /** Why drawn cases were not reviewed, by review; only of a finalised round. */
  readonly reasons: ReadonlyMap<number, string>;
  /** How alike several reviewers answered; undefined where one reviews each case. */
  readonly agreement: AgreementFigures | undefined;
  /** What people have written of the result; undefined for vignettes, whose round has no such page. */
  readonly written: RoundTextsPage | undefined;
  /** What was said in the quality assurance. */
  readonly comments: readonly CommentOfRound[];
  readonly origin: FileOrigin;
};

/** Loads it for somebody who may read the round's cases; 404 outside the scope and before the reviews, else 403. */
export function loadRoundExport(services: Services, actor: Actor, roundId: RoundId): RoundExport {
  return atOnce(roundExportSteps(services, actor, roundId));
}

/** The same in steps, with the evaluation of every case: a large round takes seconds. */
export function* roundExportSteps(services: Services, actor: Actor, roundId: RoundId): Steps<RoundExport> {
  const { db } = services;
  const scope = scopeOf(actor, 'result.read');
  const reached = findRoundWithNames(db, scope, roundId);
  if (!reached) throw notFound();
  requireMay(actor, 'result.read', { unitId: reached.round.unitId, ownerId: reached.round.ownerId });
  const found = withOwnPurpose(db, reached);
  const material = hasResult(found) ? yield* roundMaterialSteps(db, scope, found) : undefined;
  if (!material) throw notFound();
  yield* evaluationSteps(material);
  const control = findControl(db, found.round.controlId);
  const deviations = listDeviationsOfRound(db, scope, roundId).filter(({ state }) => state !== 'withdrawn');
  const unreviewed =
    found.round.state === 'finalised' ? readFrozenFigures(found.round.figures).unreviewed : [];
  yield;
  const figures = loadFigures(db, scope, found, material);
  yield;
  const breakdowns = yield* breakdownSteps(db, scope, found, material);
  const faults = loadFaults(db, scope, found, material);
  yield;
  const draws = loadDraws(db, actor, roundId, 'all');
  yield;
  return {
    found,
    facts: loadRoundFacts(services, actor, roundId),
    material,
    figures,
    breakdowns,
    chances: drawnChances(db, scope, found, material),
    faults,
    deviations,
    draws,
    around: control && aroundTheDraws(db, found.round, control),
    reasons: new Map(unreviewed.map(({ reviewId, reason }) => [reviewId, reason])),
    agreement: agreementFigures(db, scope, found),
    written: findVignetteRound(db, roundId) ? undefined : loadRoundTexts(services, actor, roundId),
    comments: listCommentsOfRound(db, scope, roundId),
    origin: roundOrigin(services, actor, found),
  };
}

/** A round has a result, finished or not, from when its reviews are shared out. */
export function hasResult({ round }: Pick<RoundWithNames, 'round'>): boolean {
  return round.state === 'reviewing' || round.state === 'finalised';
}

/** The purpose as it was written of this round, or finalised with it; the control's own may have changed since. */
export function withOwnPurpose(db: Reader, found: RoundWithNames): RoundWithNames {
  const kept = found.round.state === 'finalised' ? finalisedTexts(db, found.round.id) : undefined;
  return { ...found, purpose: (kept ?? textsToFinalise(storedTexts(db, found), [])).purpose };
}

/** A file of a finalised round says nothing of who fetched it or when: it is the same file each time. */
export function roundOrigin(
  services: Services,
  actor: Actor,
  { round, ...found }: RoundWithNames,
): FileOrigin {
  const now = fileOrigin(services, actor);
  if (round.state !== 'finalised') return now;
  return {
    ...now,
    generatedAt: round.finalisedAt ?? '',
    generatedByName: found.finalisedByName ?? '',
    programVersion: findFinalisedContent(services.db, round.id)?.programVersion ?? now.programVersion,
  };
}

export function fileOrigin(services: Services, actor: Actor): FileOrigin {
  return {
    organisationName: readSetting(services.db, 'organisationName') ?? '',
    generatedAt: services.now(),
    generatedByName: actor.displayName,
    programVersion: programVersion(services),
  };
}
