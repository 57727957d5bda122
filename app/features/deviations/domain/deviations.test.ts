import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviationDraft } from '#app/features/checklists/domain/findings.ts';
import type { DeviationId } from '#app/shared/domain/ids.ts';
import { DEVIATION_STATES, type DeviationState } from '#app/shared/domain/vocabulary.ts';
import { isCorrectedByHistory } from './deviation-events.ts';
import { handlingEvents, isOpenDeviation, nextDeviationState } from './deviation-lifecycle.ts';
import { deviationNumber } from './deviation-number.ts';
import { deviationAsText } from './deviation-text.ts';
import {
  type DeviationStep,
  type ExistingDeviation,
  type ExistingLink,
  planDeviations,
} from './plan-deviations.ts';

const draft = (questionKey: string, description = 'text'): DeviationDraft => ({
  questionKey,
  itemNumber: undefined,
  title: `T ${questionKey}`,
  description,
  severity: 'minor',
  daysToDue: 14,
  isCritical: false,
});
const existing = (
  id: number,
  questionKey: string,
  state: DeviationState,
  more: Partial<ExistingDeviation> = {},
): ExistingDeviation => ({
  id: id as DeviationId,
  questionKey,
  state,
  title: `T ${questionKey}`,
  description: 'text',
  severity: 'minor',
  toldDescription: 'text',
  isCorrected: false,
  isLinked: false,
  isTakenUp: false,
  isAnsweredAfterClosing: false,
  ...more,
});
const link = (
  questionKey: string,
  state: DeviationState,
  more: Partial<ExistingLink> = {},
): ExistingLink => ({
  questionKey,
  deviationId: 7 as DeviationId,
  state,
  toldDescription: 'text',
  isAnsweredAfterClosing: false,
  isLastReason: false,
  ...more,
});
const kinds = (steps: readonly DeviationStep[]) => steps.map(({ kind }) => kind);

describe('planDeviations', () => {
  it('links no fault in an item to what another review calls the same item', () => {
    const elsewhere = [{ id: 7 as DeviationId, questionKey: 'a#2' }];
    expect(kinds(planDeviations([draft('a#2')], [], [], elsewhere))).toEqual(['create']);
    expect(kinds(planDeviations([draft('a#2'), draft('a#3')], [existing(1, 'a#2', 'new')], [], []))).toEqual([
      'create',
    ]);
  });

  it('makes one per draft', () => {
    expect(planDeviations([draft('a'), draft('b')], [], [], []).map((s) => s.kind)).toEqual([
      'create',
      'create',
    ]);
  });

  it('plans nothing the second time', () => {
    expect(planDeviations([draft('a')], [existing(1, 'a', 'new')], [], [])).toEqual([]);
    expect(planDeviations([draft('a')], [existing(1, 'a', 'closed')], [], [])).toEqual([]);
  });

  it('links to an open one about the same case and question instead of making a second', () => {
    const elsewhere = [{ id: 7 as DeviationId, questionKey: 'a' }];
    expect(planDeviations([draft('a')], [], [], elsewhere)).toEqual([
      { kind: 'link', draft: draft('a'), deviationId: 7 },
    ]);
  });

  it('links to an open one elsewhere rather than taking its own back or beginning it anew', () => {
    const elsewhere = [{ id: 7 as DeviationId, questionKey: 'a' }];
    const own = (state: DeviationState) => [existing(1, 'a', state, { isCorrected: true })];
    for (const state of ['withdrawn', 'closed'] as const) {
      expect(planDeviations([draft('a')], own(state), [], elsewhere)).toEqual([
        { kind: 'link', draft: draft('a'), deviationId: 7 },
      ]);
    }
    expect(kinds(planDeviations([draft('a')], own('assessed'), [], elsewhere))).toEqual(['findAgain']);
    expect(kinds(planDeviations([draft('a')], own('closed'), [], []))).toEqual(['findAgain']);
    // One that was closed and never corrected already answers for the fault.
    expect(planDeviations([draft('a')], [existing(1, 'a', 'closed')], [], elsewhere)).toEqual([]);
  });

  it('withdraws a new one when the answer is corrected, and takes it back when it is corrected again', () => {
    expect(planDeviations([], [existing(1, 'a', 'new')], [], [])).toEqual([
      { kind: 'withdraw', deviationId: 1 },
    ]);
    expect(planDeviations([], [existing(1, 'a', 'withdrawn')], [], [])).toEqual([]);
    expect(planDeviations([draft('a')], [existing(1, 'a', 'withdrawn')], [], [])).toEqual([
      { kind: 'reinstate', draft: draft('a'), deviationId: 1 },
    ]);
  });

  it('never removes one that somebody has begun to handle', () => {
    expect(planDeviations([], [existing(1, 'a', 'new', { isTakenUp: true })], [], [])).toEqual([
      { kind: 'noteCorrected', deviationId: 1 },
    ]);
    for (const state of ['assessed', 'inProgress', 'closed'] as const) {
      expect(planDeviations([], [existing(1, 'a', state)], [], [])).toEqual([
        { kind: 'noteCorrected', deviationId: 1 },
      ]);
    }
  });

  it('rewords a new one, but not one that somebody has judged', () => {
    const changed = draft('a', 'ny text');
    expect(planDeviations([changed], [existing(1, 'a', 'new')], [], []).map((s) => s.kind)).toEqual([
      'reword',
    ]);
    expect(planDeviations([changed], [existing(1, 'a', 'assessed')], [], [])).toEqual([]);
  });
});

describe('planDeviations keeps every fault in a deviation that stands', () => {
  it('keeps a new one for the review that links to it, and says so once', () => {
    const reported = existing(1, 'a', 'new', { isTakenUp: true });
    expect(planDeviations([], [reported], [], [])).toEqual([{ kind: 'noteCorrected', deviationId: 1 }]);
    const linked = existing(1, 'a', 'new', { isLinked: true });
    expect(planDeviations([], [linked], [], [])).toEqual([{ kind: 'keepForLink', deviationId: 1 }]);
    expect(planDeviations([], [{ ...linked, isCorrected: true }], [], [])).toEqual([]);
  });

  it('withdraws it after all when nothing links to it any more', () => {
    const left = existing(1, 'a', 'new', { isCorrected: true });
    expect(planDeviations([], [left], [], [])).toEqual([{ kind: 'withdraw', deviationId: 1 }]);
    expect(kinds(planDeviations([], [], [link('a', 'new', { isLastReason: true })], []))).toEqual([
      'unlink',
      'withdraw',
    ]);
  });

  it('notes a corrected answer once only', () => {
    for (const state of ['assessed', 'inProgress', 'closed'] as const) {
      expect(planDeviations([], [existing(1, 'a', state, { isCorrected: true })], [], [])).toEqual([]);
    }
  });

  it('lets a link stand while its deviation does, and else makes a new one', () => {
    expect(planDeviations([draft('a')], [], [link('a', 'new')], [])).toEqual([]);
    expect(planDeviations([draft('a')], [], [link('a', 'closed')], [])).toEqual([]);
    expect(kinds(planDeviations([draft('a')], [], [link('a', 'withdrawn')], []))).toEqual([
      'unlink',
      'create',
    ]);
    const anew = link('a', 'closed', { isAnsweredAfterClosing: true });
    expect(kinds(planDeviations([draft('a')], [], [anew], []))).toEqual(['unlink', 'create']);
  });

  it('begins a closed one anew when the fault is found again', () => {
    const again = { kind: 'findAgain', draft: draft('a'), deviationId: 1 };
    for (const state of ['assessed', 'inProgress', 'closed'] as const) {
      const corrected = existing(1, 'a', state, { isCorrected: true });
      expect(planDeviations([draft('a')], [corrected], [], [])).toEqual([{ ...again, state }]);
    }
    const answered = existing(1, 'a', 'closed', { isAnsweredAfterClosing: true });
    expect(planDeviations([draft('a')], [answered], [], [])).toEqual([]);
    expect(kinds(planDeviations([draft('a', 'ny text')], [answered], [], []))).toEqual(['findAgain']);
  });

  it('always leaves a fault with a deviation that stands', () => {
    const states = fc.constantFrom(...DEVIATION_STATES);
    fc.assert(
      fc.property(
        states,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (state, isCorrected, isLinked, isAfter) => {
          const own = existing(1, 'a', state, { isCorrected, isLinked, isAnsweredAfterClosing: isAfter });
          const steps = planDeviations([draft('a')], [own], [], []);
          if (state === 'withdrawn') expect(kinds(steps)).toEqual(['reinstate']);
          if (state === 'closed' && isCorrected) expect(kinds(steps)).toEqual(['findAgain']);
          const linked = planDeviations([draft('a')], [], [link('a', state)], []);
          if (state === 'withdrawn') expect(kinds(linked)).toEqual(['unlink', 'create']);
          expect(kinds([...steps, ...linked])).not.toContain('withdraw');
        },
      ),
    );
  });
});

it('reads from the history whether the answer stands corrected', () => {
  expect(isCorrectedByHistory(['created', 'stateChanged', 'linked'])).toBe(false);
  expect(isCorrectedByHistory(['created', 'answerCorrected', 'commented'])).toBe(true);
  expect(isCorrectedByHistory(['created', 'answerCorrected', 'foundAgain', 'stateChanged'])).toBe(false);
  expect(isCorrectedByHistory(['created', 'keptForLink'])).toBe(true);
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
    expect(handlingEvents('assessed')).toEqual(['investigate', 'act', 'close']);
    expect(handlingEvents('inProgress')).toEqual(['followUp', 'close']);
    // What did not help is acted on again.
    expect(handlingEvents('followedUp')).toEqual(['act', 'close']);
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
    typeName: null,
    foundIn: ['Placerade barn', 'Hösten 2026'],
    occurredOn: null,
    responsibleName: 'Karin Ek',
    dueWords: 'Ska vara bedömd senast',
    dueOn: '2026-12-10',
    foundOn: '2026-11-10',
  });
  expect(text.split('\n')[0]).toBe('Vårdplan saknas (AV-2026-001)');
  for (const part of ['2024-1014', 'Barn och unga 1', 'Karin Ek', '2026-12-10', 'Ingen plan i akten.']) {
    expect(text).toContain(part);
  }
  const byHand = deviationAsText({
    number: 'AV-2026-002',
    title: 'Dörren stod öppen',
    description: 'Hela natten.',
    severity: 'Mindre',
    state: 'Ny',
    caseKey: '',
    unitName: 'Barn och unga 1',
    question: null,
    typeName: 'Generell',
    foundIn: [],
    responsibleName: 'Karin Ek',
    dueWords: 'Bedöms senast',
    dueOn: '2026-12-10',
    foundOn: '2026-11-10',
    occurredOn: '2026-11-09',
  });
  expect(byHand.split('\n').slice(4)).toEqual([
    'Enhet: Barn och unga 1',
    'Inträffade: 2026-11-09',
    'Upptäckt: 2026-11-10',
    'Typ: Generell',
    'Allvarlighet: Mindre',
    'Ansvarig: Karin Ek',
    'Bedöms senast: 2026-12-10',
    'Läge i Aktsam: Ny',
  ]);
});
