import { expect, it } from 'vitest';
import type { RoundFacts, SeedAgreementView } from '#app/features/controls/domain/round-overview.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { RoundState } from '#app/shared/domain/vocabulary.ts';
import { nextStepOf, type ReviewingStage } from './next-step.ts';

const agreement = (change: Partial<SeedAgreementView>) =>
  ({ usedAt: null, cancelledAt: null, ...change }) as SeedAgreementView;
const next = (
  state: RoundState,
  allocationKind: RoundFacts['allocationKind'] = 'whole',
  seedAgreements: readonly SeedAgreementView[] = [],
  kind: ReviewingStage['kind'] = 'underWay',
  toAgree = 0,
) => nextStepOf({ round: { id: 7 as RoundId, state }, allocationKind, seedAgreements }, { kind, toAgree });

it('draws nothing where nothing is drawn', () => {
  expect(next('frozen')).toEqual({ label: 'dra urvalet', to: '/omgangar/7#dragning' });
  for (const kind of ['census', 'firstInOrder', 'selfSelected', 'onCause'] as const) {
    expect(next('frozen', kind)?.label).not.toMatch(/dra/);
    expect(next('reviewing', kind)?.label).toBe('granska ärendena i urvalet');
  }
});

it('waits for both parts of a seed, at the page where they are given, until they are in or it is given up', () => {
  expect(next('frozen', 'whole', [agreement({})])).toEqual({
    label: 'båda delarna av fröet ska lämnas',
    to: '/omgangar/7/fro',
  });
  const given = agreement({ cancelledAt: '2026-11-02T08:00:00.000Z' });
  expect(next('frozen', 'whole', [given])?.label).toBe('dra urvalet');
});

it('has nothing to do in a finalised round', () => {
  expect(next('finalised', 'whole', [], 'finished')).toBeUndefined();
  expect(next('reviewing', 'whole', [], 'finished')?.label).toBe('läs resultatet och fastställ omgången');
});

it('asks for the words that are locked with the result before it is finalised', () => {
  const stage = { kind: 'finished', isUnwritten: true } as const;
  const round = { id: 7 as RoundId, state: 'reviewing' } as const;
  expect(nextStepOf({ round, allocationKind: 'whole', seedAgreements: [] }, stage)).toEqual({
    label: 'skriv texten om resultatet, som låses när du fastställer',
    to: '/omgangar/7/text',
  });
});

it('says when the answers are to be agreed on, beside what is left to review', () => {
  const reviewing = (kind: ReviewingStage['kind'], toAgree = 0) =>
    next('reviewing', 'whole', [], kind, toAgree)?.label.replaceAll('\u00a0', ' ');
  expect(reviewing('underWay')).toBe('granska de dragna ärendena');
  expect(reviewing('underWay', 1)).toBe('granska de dragna ärendena och enas om svaren i 1 ärende');
  expect(reviewing('toAgree', 3)).toBe('enas om svaren i 3 ärenden');
  expect(reviewing('toApprove')).toBe('godkänn granskningarna');
});

it('does not ask for more of a vignette whose answers are open', () => {
  expect(next('reviewing', 'census', [], 'answersOpen')).toEqual({
    label: 'se hur gruppen svarade',
    to: '/vinjetter/7',
  });
  expect(next('reviewing', 'census', [], 'answering')?.label).toBe('svara på vinjetten');
});
