import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviationDraft } from '#app/features/checklists/domain/evaluate.ts';
import type { DeviationId } from '#app/shared/domain/ids.ts';
import { DEVIATION_STATES, type DeviationState } from '#app/shared/domain/vocabulary.ts';
import { handlingEvents, isOpenDeviation, nextDeviationState } from './deviation-lifecycle.ts';
import { deviationNumber } from './deviation-number.ts';
import { deviationAsText } from './deviation-text.ts';
import { type ExistingDeviation, planDeviations } from './plan-deviations.ts';

const draft = (questionKey: string, description = 'text'): DeviationDraft => ({
  questionKey,
  title: `T ${questionKey}`,
  description,
  severity: 'minor',
  daysToDue: 14,
  isCritical: false,
});
const existing = (id: number, questionKey: string, state: DeviationState): ExistingDeviation => ({
  id: id as DeviationId,
  questionKey,
  state,
  title: `T ${questionKey}`,
  description: 'text',
});

describe('planDeviations', () => {
  it('makes one per draft', () => {
    expect(planDeviations([draft('a'), draft('b')], [], []).map((s) => s.kind)).toEqual(['create', 'create']);
  });

  it('plans nothing the second time', () => {
    expect(planDeviations([draft('a')], [existing(1, 'a', 'new')], [])).toEqual([]);
    expect(planDeviations([draft('a')], [existing(1, 'a', 'closed')], [])).toEqual([]);
  });

  it('links to an open one about the same case and question instead of making a second', () => {
    const elsewhere = [{ id: 7 as DeviationId, questionKey: 'a' }];
    expect(planDeviations([draft('a')], [], elsewhere)).toEqual([
      { kind: 'link', draft: draft('a'), deviationId: 7 },
    ]);
  });

  it('withdraws a new one when the answer is corrected, and takes it back when it is corrected again', () => {
    expect(planDeviations([], [existing(1, 'a', 'new')], [])).toEqual([{ kind: 'withdraw', deviationId: 1 }]);
    expect(planDeviations([], [existing(1, 'a', 'withdrawn')], [])).toEqual([]);
    expect(planDeviations([draft('a')], [existing(1, 'a', 'withdrawn')], [])).toEqual([
      { kind: 'reinstate', draft: draft('a'), deviationId: 1 },
    ]);
  });

  it('never removes one that somebody has begun to handle', () => {
    for (const state of ['assessed', 'inProgress', 'closed'] as const) {
      expect(planDeviations([], [existing(1, 'a', state)], [])).toEqual([
        { kind: 'noteCorrected', deviationId: 1 },
      ]);
    }
  });

  it('rewords a new one, but not one that somebody has judged', () => {
    const changed = draft('a', 'ny text');
    expect(planDeviations([changed], [existing(1, 'a', 'new')], []).map((s) => s.kind)).toEqual(['reword']);
    expect(planDeviations([changed], [existing(1, 'a', 'assessed')], [])).toEqual([]);
  });
});

describe('the life of a deviation', () => {
  it('goes from ny over bedömd and åtgärdas to avslutad', () => {
    const states: DeviationState[] = [];
    for (const event of ['assess', 'act', 'close'] as const) {
      const next = nextDeviationState(states.at(-1) ?? 'new', event);
      if (next.ok) states.push(next.value);
    }
    expect(states).toEqual(['assessed', 'inProgress', 'closed']);
  });

  it('is withdrawn only while nobody has touched it', () => {
    const withdrawable = DEVIATION_STATES.filter((state) => nextDeviationState(state, 'withdraw').ok);
    expect(withdrawable).toEqual(['new']);
  });

  it('offers people no withdrawal and no reinstatement', () => {
    expect(handlingEvents('withdrawn')).toEqual([]);
    expect(handlingEvents('new')).toEqual(['assess']);
    expect(handlingEvents('assessed')).toEqual(['act', 'close']);
  });

  it('never leaves a state by an event that is not in the table', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DEVIATION_STATES), (state) => {
        for (const event of handlingEvents(state)) expect(nextDeviationState(state, event).ok).toBe(true);
        expect(isOpenDeviation(state)).toBe(!['closed', 'withdrawn'].includes(state));
      }),
    );
  });
});

it('numbers within the year', () => {
  expect(deviationNumber(2026, 1)).toBe('AV-2026-001');
  expect(deviationNumber(2026, 1234)).toBe('AV-2026-1234');
});

it('gives a text that stands on its own in another system', () => {
  const text = deviationAsText({
    number: 'AV-2026-001',
    title: 'Vårdplan saknas',
    description: 'Ingen plan i akten.',
    severity: 'Betydande',
    state: 'Ny',
    caseKey: '2024-1014',
    unitName: 'Barn och unga 1',
    question: 'Aktuell vårdplan',
    controlName: 'Placerade barn',
    roundName: 'Hösten 2026',
    responsibleName: 'Karin Ek',
    dueWords: 'Ska vara bedömd senast',
    dueOn: '2026-12-10',
    foundOn: '2026-11-10',
  });
  expect(text.split('\n')[0]).toBe('Vårdplan saknas (AV-2026-001)');
  for (const part of ['2024-1014', 'Barn och unga 1', 'Karin Ek', '2026-12-10', 'Ingen plan i akten.']) {
    expect(text).toContain(part);
  }
});
