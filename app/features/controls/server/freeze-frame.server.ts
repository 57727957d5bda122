import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { chooseCases } from '#app/features/controls/domain/choose-cases.ts';
import { framedInWords } from '#app/features/controls/domain/deepening.ts';
import { filterColumns } from '#app/features/controls/domain/frame-filter.ts';
import { nextRoundState } from '#app/features/controls/domain/round-lifecycle.ts';
import { designAttributes } from '#app/features/sampling/domain/design.ts';
import { composeFrame, type FrameProblem } from '#app/features/sampling/domain/frame.ts';
import { fingerprintFrame } from '#app/features/sampling/server/frame-fingerprint.server.ts';
import { parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { CaseId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findLatestAppliedImport } from '#db/queries/controls.server.ts';
import { insertFrame } from '#db/queries/frames.server.ts';
import { insertRoundEvent, moveRound } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { readFrameSource } from './choose-frame.server.ts';
import { loadDeepening } from './load-deepening.server.ts';
import { prefilterOf } from './prefilter.server.ts';
import { requireManagedRound } from './require-round.server.ts';
import { readRuleFacts } from './rule-facts.server.ts';
import { designOf, filterOf } from './stored-shapes.server.ts';

export type FreezeProblem =
  | { readonly kind: 'alreadyFrozen' }
  | { readonly kind: 'missingColumns'; readonly columns: readonly string[] }
  | { readonly kind: 'emptyFrame' }
  | { readonly kind: 'nothingImported' }
  | { readonly kind: 'unusableKeys'; readonly problems: readonly FrameProblem[] };

export type Freeze = { readonly size: number; readonly fingerprint: string };

/** The only cases that the frame may hold, with the words for them where no filter says it. */
type OnlyCases = { readonly caseIds: ReadonlySet<CaseId>; readonly inWords: string };

/**
 * Freezes the frame (fryser urvalsramen): the cases that fit the filter now, with their values, and the canonical file.
 * Later imports do not touch it. A round already frozen is left as it is (`alreadyFrozen`). `only`: a round for cases that
 * somebody has pointed out, so that no others are copied for its sake.
 */
export function freezeFrame(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  only?: OnlyCases,
): Result<Freeze, FreezeProblem> {
  const now = services.now();
  return transact<Result<Freeze, FreezeProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round, control } = requireManagedRound(tx, actor, roundId);
    const refuse = (problem: FreezeProblem) => ({ value: err(problem), unchanged: true as const });
    const next = nextRoundState(round.state, 'freezeFrame');
    if (!next.ok) return refuse({ kind: 'alreadyFrozen' });

    const filter = filterOf(round);
    const attributes = designAttributes(designOf(round));
    const referenceOn = parseCivilDate(round.referenceOn);
    const lastImport = findLatestAppliedImport(tx, control.registerId);
    if (!lastImport || !referenceOn) return refuse({ kind: 'nothingImported' });
    const scope = scopeOf(actor, 'case.read');
    const source = readFrameSource(
      tx,
      scope,
      { registerId: control.registerId, unitId: round.unitId },
      [...new Set([...filterColumns(filter), ...attributes])],
      (positions) => prefilterOf(filter, referenceOn, positions),
    );
    const headers = new Set(source.columns.map(({ header }) => header));
    const missing = [...filterColumns(filter), ...attributes].filter((column) => !headers.has(column));
    if (missing.length > 0) return refuse({ kind: 'missingColumns', columns: [...new Set(missing)] });

    const facts = readRuleFacts(tx, scope, filter, referenceOn, {
      registerId: control.registerId,
      controlId: control.id,
      roundNumber: round.number,
    });
    // A round that deepens the hits of another can hold those cases and no others.
    const deepening = loadDeepening(tx, roundId);
    const allowed = only?.caseIds ?? deepening?.caseIds;
    const cases = source.cases.filter(({ caseId }) => allowed?.has(caseId) ?? true);
    const { chosen, leftOut } = chooseCases(cases, filter, referenceOn, facts);
    if (chosen.length === 0) return refuse({ kind: 'emptyFrame' });
    const frame = composeFrame(
      chosen.map(({ key, cell }) => ({
        key,
        attributes: Object.fromEntries(attributes.map((attribute) => [attribute, cell(attribute)])),
      })),
    );
    if (!frame.ok) return refuse({ kind: 'unusableKeys', problems: frame.error });
    const { text, fingerprint } = fingerprintFrame(frame.value, attributes);

    if (!moveRound(tx, roundId, round.state, next.value)) return refuse({ kind: 'alreadyFrozen' });
    insertFrame(
      tx,
      roundId,
      {
        canonicalText: text,
        fingerprint,
        size: chosen.length,
        columns: source.columns.map(({ header, type }) => ({ header, type })),
        filterInWords: only?.inWords ?? framedInWords(deepening, filter, referenceOn),
        leftOut,
        importId: lastImport.id,
        frozenAt: now,
        frozenById: actor.personId,
      },
      // The key the draw reads.
      chosen.map(({ caseId, key }) => [caseId, key.normalize('NFC').trim()]),
      source.columns.map(({ position }) => position),
    );
    insertRoundEvent(tx, { roundId, kind: 'frozen', at: now, byId: actor.personId });
    const value = { size: chosen.length, fingerprint };
    return {
      value: ok(value),
      audit: [
        {
          action: 'round.frozen',
          entity: 'round',
          entityId: roundId,
          unitId: round.unitId,
          detail: { ...value, importId: lastImport.id },
        },
      ],
    };
  });
}
