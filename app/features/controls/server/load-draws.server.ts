import { type Actor, scopeOf, type UnitScope } from '#app/features/accounts/domain/policy.ts';
import { notByLotInWords } from '#app/features/controls/domain/case-choice.ts';
import { designInWords } from '#app/features/controls/domain/design-words.ts';
import { shortfallInWords } from '#app/features/controls/domain/draw-words.ts';
import type { DrawGroupView, DrawnCase, DrawView } from '#app/features/controls/domain/round-overview.ts';
import { wantedSizes } from '#app/features/sampling/domain/allocation.ts';
import { isRandom, type SampleDesign, selectionKind } from '#app/features/sampling/domain/design.ts';
import type { DrawId, FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listChoices } from '#db/queries/case-choices.server.ts';
import { listDrawGroups, listDrawnCases } from '#db/queries/drawn-cases.server.ts';
import { listDraws } from '#db/queries/draws.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import { listReplacements } from '#db/queries/replacements.server.ts';
import { listReplaceableReserves, listUnusedReserves } from '#db/queries/reserves.server.ts';
import { findLockedSeed, listAgreements, listUsedParts } from '#db/queries/seeds.server.ts';
import { findBegunReview } from './begun-review.server.ts';
import { designOf, shortfallsOf } from './stored-shapes.server.ts';

const RESERVES_SHOWN = 10;

type DrawRow = ReturnType<typeof listDraws>[number];
type Frame = NonNullable<ReturnType<typeof findFrame>>;

/** Every draw of the round with its cases; `reservesShown` of the unused reserves, or one of each group. */
export function loadDraws(
  db: Reader,
  actor: Actor,
  roundId: RoundId,
  reservesShown: number | 'all' = RESERVES_SHOWN,
): DrawView[] {
  const frame = findFrame(db, roundId);
  if (!frame) return [];
  const scope = scopeOf(actor, 'round.read');
  const chosen = new Map(listChoices(db, scope, roundId).map((choice) => [choice.frameCaseId, choice]));
  return listDraws(db, roundId).map((draw): DrawView => {
    const design = designOf(draw);
    const kind = selectionKind(design);
    const drawn = listDrawnCases(db, scope, draw.id, kind === 'random');
    const replacements = listReplacements(db, draw.id);
    const replacedIds = new Set(replacements.map(({ replacedId }) => replacedId));
    const columns = shownColumns(design);
    const positions = columns.map((column) => frame.columns.findIndex(({ header }) => header === column));
    const cases = drawn.map(
      ({ frameCaseId, key, isProtected, rank, ticket, stratum, reason, values }, index): DrawnCase => ({
        frameCaseId,
        key,
        position: index + 1,
        rank,
        ticket,
        stratum,
        reason: reason ?? 'reserve',
        isReplaced: replacedIds.has(frameCaseId),
        isProtected,
        quotaValues: positions.map((position) => values[position] ?? ''),
        choice: reason === 'chosen' ? choiceOf(chosen, frameCaseId) : null,
      }),
    );
    const groups = groupsOf(db, draw, design, frame, cases);
    return {
      number: draw.number,
      kind: draw.kind,
      selection: kind,
      allocationKind: design.allocation.kind,
      notByLot: notByLotInWords(design),
      specification: draw.specification,
      seed: draw.seed,
      seedOrigin: draw.seedOrigin,
      ...seedSources(db, roundId, draw),
      designInWords: designInWords(design),
      quotaColumns: columns,
      groups,
      shortfalls: shortfallsOf(draw).map((shortfall) => shortfallInWords(shortfall, design)),
      redrawReason: draw.redrawReason,
      drawnAt: draw.drawnAt,
      drawnByName: draw.drawnByName,
      cases,
      replacements: replacements.map(
        ({ replacedId, replacedKey, replacementKey, reason, note, at, byName }) => ({
          ...{ replacedKey, replacementKey, reason, note, at, byName },
          begun: findBegunReview(db, roundId, replacedId),
        }),
      ),
      nextReserves: nextReserves(db, scope, draw.id, groups, reservesShown),
      reserveCount: frame.size - drawn.length,
    };
  });
}

/** What the list shows of a case besides its group: the columns of the minst-krav, and the date of the order. */
function shownColumns({ allocation, quotas }: SampleDesign): string[] {
  const order = allocation.kind === 'firstInOrder' ? [allocation.orderBy] : [];
  return [...new Set([...quotas.map(({ attribute }) => attribute), ...order])];
}

function choiceOf(
  chosen: ReadonlyMap<FrameCaseId, ReturnType<typeof listChoices>[number]>,
  frameCaseId: FrameCaseId,
): DrawnCase['choice'] {
  const choice = chosen.get(frameCaseId);
  return choice ? { cause: choice.cause, byName: choice.chosenByName } : null;
}

/** The groups of the frame with what the design wants of each; one, without a name, where there are none. */
function groupsOf(
  db: Reader,
  draw: DrawRow,
  { allocation }: SampleDesign,
  frame: Frame,
  cases: readonly DrawnCase[],
): DrawGroupView[] {
  const hasGroups =
    allocation.kind !== 'census' && allocation.kind !== 'onCause' && allocation.kind !== 'whole';
  const groups = hasGroups ? listDrawGroups(db, draw.id) : [{ stratum: '', size: frame.size }];
  const wanted = isRandom(allocation)
    ? wantedSizes(
        groups.map(({ size }) => size),
        allocation,
      )
    : [];
  return groups.map(({ stratum, size }, index) => {
    const drawn = cases.filter((one) => one.stratum === stratum && one.reason !== 'reserve').length;
    return { stratum, frameSize: size, wanted: wanted[index] ?? drawn, drawn };
  });
}

/**
 * The reserves that stand next: the first `limit` or, where the frame is divided and not all are asked for, the
 * next of each group that has one left, since a case is replaced from its own group.
 */
function nextReserves(
  db: Reader,
  scope: UnitScope,
  drawId: DrawId,
  groups: readonly DrawGroupView[],
  limit: number | 'all',
): DrawView['nextReserves'] {
  if (limit === 'all') return listUnusedReserves(db, scope, drawId, -1);
  if (limit === 0 || groups.length < 2) return listUnusedReserves(db, scope, drawId, limit);
  let after = 0;
  return groups.flatMap(({ stratum, frameSize, drawn }) => {
    // Reserves are numbered group by group: this one's begin after those of the groups before.
    const place = { limit: 1, after };
    after += frameSize - drawn;
    return listReplaceableReserves(db, scope, drawId, stratum, place).map(({ key, ticket }) => ({
      ...{ key, ticket, stratum },
    }));
  });
}

/** Where the seed came from, as far as it has a story: the year's locked seed, or the two people's parts. */
function seedSources(
  db: Reader,
  roundId: RoundId,
  { lockedSeedId, seedAgreementId }: DrawRow,
): Pick<DrawView, 'lockedSeed' | 'seedParts'> {
  const locked = lockedSeedId === null ? undefined : findLockedSeed(db, lockedSeedId);
  const agreement = listAgreements(db, roundId).find(({ id }) => id === seedAgreementId);
  const parts = agreement ? listUsedParts(db, agreement.id) : [];
  const partOf = (personId: number, name: string) => {
    const given = parts.find((part) => part.personId === personId);
    if (!given) return [];
    const { part, enteredAt, onComputerOf } = given;
    return [{ name, part, enteredAt, onComputerOf }];
  };
  return {
    lockedSeed: locked ?? null,
    seedParts: agreement
      ? [
          ...partOf(agreement.firstPersonId, agreement.firstName),
          ...partOf(agreement.secondPersonId, agreement.secondName),
        ]
      : [],
  };
}
