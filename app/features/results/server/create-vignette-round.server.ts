import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import { announceRegisterChange } from '#app/features/cases/server/announce-register-change.server.ts';
import { vignetteChecklist } from '#app/features/checklists/domain/shipped-vignette.ts';
import type { FrameFilter } from '#app/features/controls/domain/frame-filter.ts';
import type { ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type {
  CaseId,
  ChecklistId,
  ControlId,
  ImportId,
  RegisterId,
  RoundId,
} from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findCase } from '#db/queries/cases.server.ts';
import { findChecklist } from '#db/queries/checklists.server.ts';
import { updateControl } from '#db/queries/controls.server.ts';
import { listRegisterColumns } from '#db/queries/registers.server.ts';
import { findVignette, findVignetteControl } from '#db/queries/vignettes.server.ts';
import { type AuditEntry, transact, type WriteTx } from '#db/transact.server.ts';
import type { VignetteInput } from '../forms/vignette-form.ts';
import { ensureVignetteRegister, type VignetteRegister, writeVignettes } from './vignette-register.server.ts';

export type VignetteProblem =
  | 'checklistNotPublished'
  | 'reviewerNotAllowed'
  /** Some step of the round was refused, by its name: nothing of the rest is kept. */
  | { readonly step: 'control' | 'round' | 'frame' | 'draw' | 'reviews'; readonly why: string };

const PROCEDURE: ReviewProcedure = {
  reviewersPerCase: 'everyone',
  isBlind: true,
  sharing: { kind: 'evenly' },
  needsApproval: false,
  isGrid: false,
};

/** Thrown so that nothing at all of the round is kept. */
class Refused extends Error {
  readonly problem: VignetteProblem;
  constructor(problem: VignetteProblem) {
    super('The vignettes were refused');
    this.problem = problem;
  }
}

type Made = { readonly roundId: RoundId; readonly registerId: RegisterId; readonly importId: ImportId };

/**
 * Makes one or several vignettes ready to answer: register, cases, control, round, frozen frame, draw and a review for
 * everybody. The steps are the very use cases of any round, each with its own rules and entries; begun inside this
 * transaction they are parts of it, so that either everything is there or nothing (a refusal throws).
 */
export function createVignetteRound(
  services: Services,
  actor: Actor,
  input: VignetteInput,
): Result<RoundId, VignetteProblem> {
  const { unitId } = input;
  for (const action of ['register.manage', 'control.manage', 'round.manage', 'review.assign'] as const) {
    requireMay(actor, action, { unitId });
  }
  const now = services.now();
  let made: Made;
  try {
    made = transact<Made>(services.db, { actorId: actor.personId, now }, (tx) => {
      const place = { actor, unitId, now };
      const { register, audit } = ensureVignetteRegister(tx, place);
      const texts = input.texts.map((text) => ({
        ...text,
        reusedCaseId: reusedCase(tx, actor, register, text),
      }));
      const written = writeVignettes(tx, place, register, texts);
      const filter: FrameFilter = {
        allOf: [{ allOf: [{ column: register.keyHeader, operator: 'isOneOf', values: written.keys }] }],
      };
      const control = ensureControl(services, tx, actor, input, register, filter);
      const roundId = openRound(services, actor, control.id, input);
      return {
        value: { roundId, registerId: register.id, importId: written.importId },
        audit: [
          written.audit,
          ...audit,
          ...control.audit,
          {
            action: 'vignettes.created',
            entity: 'round',
            entityId: roundId,
            unitId,
            detail: { texts: texts.length, reused: texts.filter((one) => one.reusedCaseId !== null).length },
          },
        ],
      };
    });
  } catch (thrown) {
    if (thrown instanceof Refused) return err(thrown.problem);
    throw thrown;
  }
  announceRegisterChange(services, {
    kind: 'applied',
    registerId: made.registerId,
    importId: made.importId,
  });
  return ok(made.roundId);
}

/** The case a text was copied from, while it is word for word the same; whatever is changed is a text of its own. */
function reusedCase(
  tx: WriteTx,
  actor: Actor,
  register: VignetteRegister,
  { copiedFrom, title, text, facts }: VignetteInput['texts'][number],
): CaseId | null {
  if (copiedFrom === null) return null;
  const stored = findVignette(tx, copiedFrom);
  const found = findCase(tx, scopeOf(actor, 'case.read'), register.id, copiedFrom);
  if (!found || stored?.title !== title || stored.text !== text) return null;
  const columns = listRegisterColumns(tx, register.id).filter(({ header }) => header !== register.keyHeader);
  const isSame =
    columns.every(({ header, position }) => (found.values[position] ?? '') === (facts[header] ?? '')) &&
    Object.keys(facts).every((column) => columns.some(({ header }) => header === column));
  return isSame ? copiedFrom : null;
}

/** One control for each unit and checklist; its filter is the texts of its latest round. */
function ensureControl(
  services: Services,
  tx: WriteTx,
  actor: Actor,
  { unitId, checklistId, reviewerIds }: VignetteInput,
  register: VignetteRegister,
  filter: FrameFilter,
): { id: ControlId; audit: AuditEntry[] } {
  const found = findVignetteControl(tx, unitId, register.id, checklistId);
  if (found) {
    updateControl(tx, found.id, found.revision, { filter });
    const detail = { revision: found.revision + 1, registerId: register.id, checklistId };
    return {
      id: found.id,
      audit: [{ action: 'control.changed', entity: 'control', entityId: found.id, unitId, detail }],
    };
  }
  const made = createControl(services, actor, {
    unitId,
    registerId: register.id,
    checklistId,
    kind: 'peerReview',
    rhythm: 'onDemand',
    name: controlName(tx, checklistId),
    purpose: 'Att se hur lika samma påhittade fall bedöms, och att tala om vad skillnaderna beror på.',
    templateKey: null,
    filter,
    design: { allocation: { kind: 'census' }, quotas: [] },
    procedure: PROCEDURE,
    reviewDays: 14,
    responsibleId: null,
    reviewerIds: [...reviewerIds],
  });
  if (made.ok) return { id: made.value, audit: [] };
  const { kind } = made.error;
  if (kind === 'checklistNotPublished' || kind === 'reviewerNotAllowed') throw new Refused(kind);
  throw new Refused({ step: 'control', why: kind });
}

/** The checklist that came with the program goes without saying. */
function controlName(tx: WriteTx, checklistId: ChecklistId): string {
  const checklist = findChecklist(tx, checklistId);
  const isUsual = checklist === undefined || checklist.key === vignetteChecklist.key;
  return isUsual ? 'Vinjetter' : `Vinjetter, ${checklist.name}`.slice(0, 120);
}

/** The round with everything that comes before the answers. */
function openRound(
  services: Services,
  actor: Actor,
  controlId: ControlId,
  { name, dueOn, reviewerIds }: VignetteInput,
): RoundId {
  const referenceOn = civilDateInSweden(services.now());
  const started = startRound(services, actor, controlId, { name, referenceOn, dueOn, reviewerIds });
  if (!started.ok) {
    const isAboutPeople = started.error === 'reviewerNotAllowed';
    throw new Refused(isAboutPeople ? 'reviewerNotAllowed' : { step: 'round', why: started.error });
  }
  const roundId = started.value;
  const frozen = freezeFrame(services, actor, roundId);
  if (!frozen.ok) throw new Refused({ step: 'frame', why: frozen.error.kind });
  const drawn = drawRound(services, actor, roundId, {
    seed: { origin: 'generated' },
    redrawReason: '',
    drawsSeen: 0,
  });
  if (!drawn.ok) throw new Refused({ step: 'draw', why: drawn.error.kind });
  const shared = shareOutReviews(services, actor, roundId);
  if (!shared.ok) throw new Refused({ step: 'reviews', why: shared.error.kind });
  return roundId;
}
