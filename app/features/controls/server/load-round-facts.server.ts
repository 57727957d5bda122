import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { framedInWords } from '#app/features/controls/domain/deepening.ts';
import { designInWords } from '#app/features/controls/domain/design-words.ts';
import { doubtAboutExtract, type ExtractInTime } from '#app/features/controls/domain/extract-in-time.ts';
import { withoutNames } from '#app/features/controls/domain/frame-preview.ts';
import { leftOutOf } from '#app/features/controls/domain/frame-rules.ts';
import { roundTitle } from '#app/features/controls/domain/on-cause.ts';
import { procedureInWords } from '#app/features/controls/domain/procedure-words.ts';
import { mayTypeSeedAgain } from '#app/features/controls/domain/redraw.ts';
import {
  isAbortable,
  isOpen,
  isProcedureOpen,
  isRemovable,
} from '#app/features/controls/domain/round-lifecycle.ts';
import type { FrameView, RoundFacts } from '#app/features/controls/domain/round-overview.ts';
import { rulesInWords } from '#app/features/controls/domain/rules-words.ts';
import { isChosenByPeople, isExtendable, isRandom } from '#app/features/sampling/domain/design.ts';
import { type CivilDate, civilDateInSweden, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { findPerson, listUnits } from '#db/queries/accounts.server.ts';
import { type ControlRow, findRegisterOfControl } from '#db/queries/controls.server.ts';
import { countSample } from '#db/queries/drawn-cases.server.ts';
import { countBegunWhenGivenUp, isAnythingHandedIn } from '#db/queries/drawn-reviews.server.ts';
import { listDraws } from '#db/queries/draws.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import { findLatestImport } from '#db/queries/registers.server.ts';
import { findChecklistOfRound, listRoundReviewers, type RoundRow } from '#db/queries/rounds.server.ts';
import { listDrawsOnSameFrame } from '#db/queries/same-frame.server.ts';
import { findOpenAgreement } from '#db/queries/seeds.server.ts';
import { seedPartCandidates } from './agree-on-seed.server.ts';
import { previewRound } from './count-frame.server.ts';
import { countUndated } from './count-undated.server.ts';
import { loadDeepeningFacts } from './load-deepening.server.ts';
import { loadFollowed } from './load-followed.server.ts';
import { loadLockDoubts } from './load-lock-doubts.server.ts';
import { loadAgreements, loadLockTraces, loadYearLock } from './load-seed-story.server.ts';
import { requireReadableRound } from './require-round.server.ts';
import { designOf, filterOf, procedureOf } from './stored-shapes.server.ts';

/**
 * Everything about a round up to its draw but the cases drawn, and what the actor may do next. Nothing of it needs to be
 * logged as read. 404 and 403 as for the round.
 */
export function loadRoundFacts(services: Services, actor: Actor, roundId: RoundId): RoundFacts {
  const { db } = services;
  const { round, control } = requireReadableRound(db, actor, roundId);
  const mayManage = may(actor, 'round.manage', { unitId: round.unitId, ownerId: round.ownerId });
  const mayMake = may(actor, 'control.manage', { unitId: round.unitId });
  const referenceOn = parseCivilDate(round.referenceOn);
  const units = new Map(listUnits(db).map(({ id, name }) => [id, name]));
  const facts = loadDeepeningFacts(db, roundId);
  return {
    round: {
      id: round.id,
      number: round.number,
      name: roundTitle(round),
      state: round.state,
      referenceOn: round.referenceOn,
      dueOn: round.dueOn,
      unitName: units.get(round.unitId) ?? '',
      ownerName: findPerson(db, round.ownerId)?.displayName ?? '',
      createdAt: round.createdAt,
      finalisedAt: round.finalisedAt,
      finalNumber: round.finalNumber,
      aborted: abortedOf(db, round),
    },
    control: { id: control.id, name: control.name, purpose: control.purpose },
    checklist: findChecklistOfRound(db, roundId) ?? { name: '', versionNumber: 0 },
    registerName: findRegisterOfControl(db, control.registerId)?.name ?? '',
    reviewerNames: listRoundReviewers(db, roundId)
      .map(({ displayName }) => displayName)
      .sort(swedishCollator.compare),
    filterInWords: framedInWords(facts.deepening, filterOf(round), referenceOn),
    rulesInWords: rulesInWords(filterOf(round)),
    designInWords: designInWords(designOf(round)),
    ...facts,
    follows: loadFollowed(db, control),
    procedureInWords: procedureInWords(procedureOf(round), (unitId) => units.get(unitId)),
    design: designOf(round),
    quotas: designOf(round).quotas,
    preview: round.state === 'planned' ? previewOf(db, actor, round, control, mayManage) : null,
    extract: round.state === 'planned' ? extractOf(services, control, referenceOn) : null,
    frame: loadFrame(db, round),
    ...countDrawn(db, actor, roundId),
    ...loadSeeds(services, round, mayManage),
    lockTraces: [...loadLockTraces(db, round, control), ...loadLockDoubts(db, round)].map(({ iOrd }) => iOrd),
    otherDraws: listDrawsOnSameFrame(db, roundId),
    may: {
      freeze: mayManage && isOpen(round.state, 'freezeFrame'),
      ...mayDraw(db, round, mayManage),
      replace: mayManage && round.abortedAt === null && isOpen(round.state, 'replaceCase'),
      addReviewers: mayManage && round.state !== 'finalised' && round.abortedAt === null,
      remove: mayManage && isRemovable(round.state),
      edit: mayManage && round.abortedAt === null && isProcedureOpen(round.state),
      giveUp:
        mayManage && round.abortedAt === null && isAbortable(round.state, isAnythingHandedIn(db, roundId)),
      deepen:
        mayManage &&
        mayMake &&
        round.abortedAt === null &&
        (round.state === 'reviewing' || round.state === 'finalised'),
    },
  };
}

function countDrawn(
  db: Reader,
  actor: Actor,
  roundId: RoundId,
): Pick<RoundFacts, 'drawCount' | 'sampleSize'> {
  const draws = listDraws(db, roundId);
  const inForce = draws.at(-1);
  const sampleSize = inForce ? countSample(db, scopeOf(actor, 'round.read'), inForce.id) : null;
  return { drawCount: draws.length, sampleSize };
}

function abortedOf(db: Reader, { id, abortedAt, abortedById, abortReason }: RoundRow) {
  if (abortedAt === null) return null;
  const byName = abortedById === null ? '' : (findPerson(db, abortedById)?.displayName ?? '');
  return { at: abortedAt, byName, reason: abortReason ?? '', begun: countBegunWhenGivenUp(db, id) };
}

function extractOf(
  services: Services,
  { registerId }: ControlRow,
  referenceOn: CivilDate | undefined,
): ExtractInTime | null {
  const latest = findLatestImport(services.db, registerId);
  if (!latest || !referenceOn) return null;
  const today = civilDateInSweden(services.now());
  return { registerId, on: latest.on, doubt: doubtAboutExtract(latest.on, referenceOn, today) };
}

/** Group names may be people's: only who manages the round sees them before the freeze. */
function previewOf(db: Reader, actor: Actor, found: RoundRow, control: ControlRow, mayManage: boolean) {
  const preview = previewRound(db, actor, found, control);
  return preview && !mayManage ? withoutNames(preview) : preview;
}

function loadFrame(db: Reader, round: RoundRow): FrameView | null {
  const frame = findFrame(db, round.id);
  if (!frame) return null;
  const { size, fingerprint, filterInWords: words, frozenAt, frozenByName, importedAt, extractedOn } = frame;
  const leftOut = leftOutOf(frame);
  const undated = countUndated(db, round);
  const told = { size, fingerprint, filterInWords: words, leftOut, undated, frozenAt, frozenByName };
  return { ...told, importedAt, extractedOn };
}

function loadSeeds(services: Services, round: RoundRow, mayManage: boolean) {
  const { db } = services;
  const canDraw = mayManage && (isOpen(round.state, 'draw') || isOpen(round.state, 'redraw'));
  return {
    seedPeople: canDraw
      ? seedPartCandidates(services, round).map(({ id, name }) => ({ value: String(id), label: name }))
      : [],
    seedAgreements: loadAgreements(db, round.id),
    yearLock: loadYearLock(db, round),
    allocationKind: designOf(round).allocation.kind,
  };
}

/** What may be done to the draw now. While two people are to give the seed nothing but giving it up. */
function mayDraw(db: Reader, round: RoundRow, mayManage: boolean) {
  const design = designOf(round);
  const isLive = mayManage && round.abortedAt === null;
  const isAgreed = findOpenAgreement(db, round.id) !== undefined;
  const isFree = isLive && !isAgreed;
  const draw = isFree && isOpen(round.state, 'draw') && !isChosenByPeople(design);
  const redraw = isFree && isOpen(round.state, 'redraw') && isRandom(design.allocation);
  return {
    draw,
    redraw,
    typeSeed: (draw || redraw) && mayTypeSeedAgain(listDraws(db, round.id)),
    extend: isFree && isOpen(round.state, 'extend') && isExtendable(design),
    chooseCases: isLive && isOpen(round.state, 'draw') && isChosenByPeople(design),
    giveUpSeed: isLive && isAgreed,
  };
}
