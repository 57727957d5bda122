import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { designInWords } from '#app/features/controls/domain/design-words.ts';
import { shortfallInWords } from '#app/features/controls/domain/draw-words.ts';
import { filterInWords } from '#app/features/controls/domain/filter-words.ts';
import { previewFrame } from '#app/features/controls/domain/frame-preview.ts';
import { isOpen, isRemovable } from '#app/features/controls/domain/round-lifecycle.ts';
import type {
  DrawnCase,
  DrawView,
  FrameView,
  RoundOverview,
} from '#app/features/controls/domain/round-overview.ts';
import { parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { findPerson, listUnits } from '#db/queries/accounts.server.ts';
import { findRegisterOfControl } from '#db/queries/controls.server.ts';
import {
  countUnusedReserves,
  listDrawnCases,
  listDraws,
  listReplacements,
  listUnusedReserves,
} from '#db/queries/draws.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import {
  findChecklistOfRound,
  listRoundEvents,
  listRoundReviewers,
  type RoundRow,
} from '#db/queries/rounds.server.ts';
import { listDrawsOnSameFrame } from '#db/queries/same-frame.server.ts';
import { findBegunReview } from './begun-review.server.ts';
import { readFrameSource } from './choose-frame.server.ts';
import { requireReadableRound } from './require-round.server.ts';
import { designOf, filterOf, shortfallsOf } from './stored-shapes.server.ts';

const RESERVES_SHOWN = 10;

/** Everything about a round up to its draw, and what the actor may do next. 404 and 403 as for the round. */
export function loadRoundOverview(services: Services, actor: Actor, roundId: RoundId): RoundOverview {
  const { db } = services;
  const { round, control } = requireReadableRound(db, actor, roundId);
  const mayManage = may(actor, 'round.manage', { unitId: round.unitId, ownerId: round.ownerId });
  const referenceOn = parseCivilDate(round.referenceOn);
  return {
    round: {
      id: round.id,
      number: round.number,
      name: round.name,
      state: round.state,
      referenceOn: round.referenceOn,
      dueOn: round.dueOn,
      unitName: listUnits(db).find((unit) => unit.id === round.unitId)?.name ?? '',
      ownerName: findPerson(db, round.ownerId)?.displayName ?? '',
      createdAt: round.createdAt,
      finalisedAt: round.finalisedAt,
      finalNumber: round.finalNumber,
    },
    control: { id: control.id, name: control.name, purpose: control.purpose },
    checklist: findChecklistOfRound(db, roundId) ?? { name: '', versionNumber: 0 },
    registerName: findRegisterOfControl(db, control.registerId)?.name ?? '',
    reviewerNames: listRoundReviewers(db, roundId)
      .map(({ displayName }) => displayName)
      .sort(swedishCollator.compare),
    filterInWords: filterInWords(filterOf(round), referenceOn),
    designInWords: designInWords(designOf(round)),
    quotas: designOf(round).quotas,
    preview: round.state === 'planned' ? previewOf(db, actor, round, control.registerId) : null,
    frame: loadFrame(db, roundId),
    draws: loadDraws(db, actor, roundId),
    otherDraws: listDrawsOnSameFrame(db, roundId),
    events: listRoundEvents(db, roundId).map(({ kind, at, byName, note }) => ({ kind, at, byName, note })),
    may: {
      freeze: mayManage && isOpen(round.state, 'freezeFrame'),
      draw: mayManage && isOpen(round.state, 'draw'),
      redraw: mayManage && isOpen(round.state, 'redraw'),
      replace: mayManage && isOpen(round.state, 'replaceCase'),
      addReviewers: mayManage && round.state !== 'finalised',
      remove: mayManage && isRemovable(round.state),
    },
  };
}

function previewOf(
  db: Reader,
  actor: Actor,
  round: RoundRow,
  registerId: Parameters<typeof findRegisterOfControl>[1],
) {
  const referenceOn = parseCivilDate(round.referenceOn);
  if (!referenceOn) return null;
  const source = readFrameSource(db, scopeOf(actor, 'round.read'), { registerId, unitId: round.unitId });
  return previewFrame(
    source.rows.map(({ cell }) => cell),
    source.columns.map(({ header }) => header),
    filterOf(round),
    designOf(round),
    referenceOn,
  );
}

function loadFrame(db: Reader, roundId: RoundId): FrameView | null {
  const frame = findFrame(db, roundId);
  if (!frame) return null;
  const { size, fingerprint, filterInWords: words, frozenAt, frozenByName, importedAt } = frame;
  return { size, fingerprint, filterInWords: words, frozenAt, frozenByName, importedAt };
}

/** Every draw of the round with its cases; `reservesShown` of the unused reserves (-1: all). */
export function loadDraws(
  db: Reader,
  actor: Actor,
  roundId: RoundId,
  reservesShown = RESERVES_SHOWN,
): DrawView[] {
  const scope = scopeOf(actor, 'round.read');
  const frameColumns = findFrame(db, roundId)?.columns ?? [];
  return listDraws(db, roundId).map((draw) => {
    const replacements = listReplacements(db, draw.id);
    const replacedIds = new Set(replacements.map(({ replacedId }) => replacedId));
    const design = designOf(draw);
    const drawn = listDrawnCases(db, scope, draw.id);
    const quotaColumns = [...new Set(design.quotas.map(({ attribute }) => attribute))];
    const quotaPositions = quotaColumns.map((column) =>
      frameColumns.findIndex(({ header }) => header === column),
    );
    return {
      number: draw.number,
      specification: draw.specification,
      seed: draw.seed,
      seedOrigin: draw.seedOrigin,
      designInWords: designInWords(design),
      quotaColumns,
      shortfalls: shortfallsOf(draw).map((shortfall) => shortfallInWords(shortfall, design)),
      redrawReason: draw.redrawReason,
      drawnAt: draw.drawnAt,
      drawnByName: draw.drawnByName,
      cases: drawn.map(
        ({ frameCaseId, key, rank, ticket, stratum, reason, values }, index): DrawnCase => ({
          frameCaseId,
          key,
          position: index + 1,
          rank,
          ticket,
          stratum,
          reason: reason ?? 'reserve',
          isReplaced: replacedIds.has(frameCaseId),
          quotaValues: quotaPositions.map((position) => values[position] ?? ''),
        }),
      ),
      replacements: replacements.map(
        ({ replacedId, replacedKey, replacementKey, reason, note, at, byName }) => ({
          replacedKey,
          replacementKey,
          reason,
          note,
          begun: findBegunReview(db, roundId, replacedId),
          at,
          byName,
        }),
      ),
      nextReserves: listUnusedReserves(db, scope, draw.id, reservesShown),
      reserveCount: countUnusedReserves(db, draw.id),
    };
  });
}
