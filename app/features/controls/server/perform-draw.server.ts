import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import { type Draw, SAMPLING_SPECIFICATION } from '#app/features/sampling/domain/draw.ts';
import type { SelectionProblem } from '#app/features/sampling/domain/select-sample.ts';
import type { DrawId } from '#app/shared/domain/ids.ts';
import { ok, type Result } from '#app/shared/domain/result.ts';
import type { DrawKind, SeedOrigin, SelectionReason } from '#app/shared/domain/vocabulary.ts';
import { insertDraw } from '#db/queries/draws.server.ts';
import { insertRoundEvent, moveRound, type RoundRow } from '#db/queries/rounds.server.ts';
import type { AuditEntry, WriteTx } from '#db/transact.server.ts';
import { type FrozenFrame, readFrozenFrame } from './read-frozen-frame.server.ts';
import { designOf } from './stored-shapes.server.ts';

/** A seed that was decided on in this very transaction, and where it came from. */
export type DecidedSeed = {
  readonly text: string;
  readonly origin: SeedOrigin;
  readonly lockedSeedId?: number;
  readonly seedAgreementId?: number;
};

type DrawOrder = {
  readonly actor: Actor;
  readonly round: RoundRow;
  readonly now: string;
  readonly seed: DecidedSeed;
  readonly kind: DrawKind;
  /** Draws there were before this one. */
  readonly earlier: number;
  /** Why it is drawn again or extended; empty for the first. */
  readonly reason: string;
  /** What the round's history says besides; the reason unless told. */
  readonly note?: string;
  /** The state the round moves to. */
  readonly nextState: RoundRow['state'];
  /** The round's own unless it is extended. */
  readonly design?: SampleDesign;
  readonly frozen?: FrozenFrame;
  readonly select: (frozen: FrozenFrame, design: SampleDesign) => Result<Draw, SelectionProblem>;
};

export type PerformedDraw = {
  readonly outcome: Result<
    { readonly drawId: DrawId; readonly drawNumber: number; readonly draw: Draw },
    SelectionProblem
  >;
  readonly audit: AuditEntry;
};

const EVENTS = { first: 'drawn', redraw: 'redrawn', extension: 'extended' } as const satisfies Record<
  DrawKind,
  string
>;

/**
 * Draws with a seed that is decided on, stores the draw with every case's slumptal, and tells of it: in the round's
 * history and in the entry that the caller hands to the log. All who draw come this way. A seed that the design refuses
 * draws nothing and leaves its trace in both.
 */
export function performDraw(tx: WriteTx, order: DrawOrder): PerformedDraw {
  const { actor, round, now, seed, kind, earlier, reason, nextState } = order;
  const design = order.design ?? designOf(round);
  const frozen = order.frozen ?? readFrozenFrame(tx, actor, round.id, design);
  const drawn = order.select(frozen, design);
  const at = { roundId: round.id, at: now, byId: actor.personId };
  if (!drawn.ok) {
    const detail = { seed: seed.text, seedOrigin: seed.origin, problem: drawn.error.kind };
    insertRoundEvent(tx, { ...at, kind: 'drawRefused', note: `frö ${seed.text}` });
    return { outcome: drawn, audit: auditOf('round.drawRefused', round, detail) };
  }
  if (!moveRound(tx, round.id, round.state, nextState)) {
    throw new Error(`Round ${round.id} changed inside its own transaction`);
  }
  const drawNumber = earlier + 1;
  const { selected, reserves, shortfalls } = drawn.value;
  const drawId = insertDraw(
    tx,
    {
      roundId: round.id,
      number: drawNumber,
      kind,
      specification: SAMPLING_SPECIFICATION,
      seed: seed.text,
      seedOrigin: seed.origin,
      lockedSeedId: seed.lockedSeedId ?? null,
      seedAgreementId: seed.seedAgreementId ?? null,
      design,
      shortfalls,
      redrawReason: kind === 'first' ? null : reason,
      drawnAt: now,
      drawnById: actor.personId,
    },
    [...rowsOf(frozen, selected, 'selected'), ...rowsOf(frozen, reserves, 'reserve')],
  );
  insertRoundEvent(tx, { ...at, kind: EVENTS[kind], note: order.note ?? reason });
  const detail = {
    seed: seed.text,
    seedOrigin: seed.origin,
    ...(seed.lockedSeedId === undefined ? {} : { lockedSeedId: seed.lockedSeedId }),
    ...(seed.seedAgreementId === undefined ? {} : { seedAgreementId: seed.seedAgreementId }),
    drawNumber,
    selected: selected.length,
    shortfalls: withoutNames(drawn.value),
  };
  return {
    outcome: ok({ drawId, drawNumber, draw: drawn.value }),
    audit: auditOf(`round.${EVENTS[kind]}`, round, detail),
  };
}

type DrawnRow = {
  readonly key: string;
  readonly ticket: number;
  readonly stratum: string;
  readonly reason?: SelectionReason;
};

/** Written out field by field: to spread 100,000 rows takes longer than to insert them. */
function rowsOf(frozen: FrozenFrame, drawn: readonly DrawnRow[], outcome: 'selected' | 'reserve') {
  return drawn.map(({ key, ticket, stratum, reason }, index) => ({
    frameCaseId: frozen.idOfKey(key),
    position: index + 1,
    ticket,
    stratum,
    outcome,
    reason: reason ?? null,
  }));
}

function auditOf(
  action: string,
  { id, unitId }: RoundRow,
  detail: NonNullable<AuditEntry['detail']>,
): AuditEntry {
  return { action, entity: 'round', entityId: id, unitId, detail };
}

/** The log names no group: its name is a cell of the register, which may name a person. Groups count from 1. */
function withoutNames({ shortfalls, groups }: Draw) {
  return shortfalls.map(({ stratum, ...shortfall }) => ({
    ...shortfall,
    group: groups.findIndex((group) => group.stratum === stratum) + 1,
  }));
}
