import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeviationDraft, WHOLE_CASE } from '#app/features/checklists/domain/findings.ts';
import type { DeviationId } from '#app/shared/domain/ids.ts';
import type { DeviationState } from '#app/shared/domain/vocabulary.ts';
import { isCorrectedByHistory, noteOfRound, toldByLinked, toldDescription } from './deviation-events.ts';
import {
  type DeviationStep,
  type ExistingDeviation,
  type ExistingLink,
  planDeviations,
} from './plan-deviations.ts';

const draftOf = (faults: string): DeviationDraft => ({
  questionKey: WHOLE_CASE,
  itemNumber: undefined,
  title: `T ${faults}`,
  description: faults,
  severity: 'minor',
  daysToDue: 14,
  isCritical: false,
  answerKeys: [...faults],
});
const draftsOf = (faults: string) => (faults === '' ? [] : [draftOf(faults)]);

const existing = (state: DeviationState, more: Partial<ExistingDeviation> = {}): ExistingDeviation => ({
  id: 1 as DeviationId,
  questionKey: WHOLE_CASE,
  state,
  title: 'T ab',
  description: 'ab',
  severity: 'minor',
  toldDescription: 'ab',
  isCorrected: false,
  isLinked: false,
  isTakenUp: false,
  isAnsweredAfterClosing: false,
  ...more,
});
const kinds = (steps: readonly DeviationStep[]) => steps.map(({ kind }) => kind);

describe('all faults of a case in one deviation', () => {
  it('is made once, follows which faults there are while it is new, and is withdrawn with the last of them', () => {
    expect(kinds(planDeviations(draftsOf('ab'), [], [], []))).toEqual(['create']);
    expect(planDeviations(draftsOf('ab'), [existing('new')], [], [])).toEqual([]);
    expect(kinds(planDeviations(draftsOf('a'), [existing('new')], [], []))).toEqual(['reword']);
    expect(kinds(planDeviations([], [existing('new')], [], []))).toEqual(['withdraw']);
    expect(kinds(planDeviations(draftsOf('b'), [existing('withdrawn')], [], []))).toEqual(['reinstate']);
  });

  it('keeps the words of one that somebody handles, and tells once which faults there are now', () => {
    for (const state of ['assessed', 'investigating', 'inProgress', 'followedUp', 'closed'] as const) {
      const handled = existing(state);
      expect(planDeviations(draftsOf('ab'), [handled], [], [])).toEqual([]);
      expect(planDeviations(draftsOf('a'), [handled], [], [])).toEqual([
        { kind: 'noteFaults', draft: draftOf('a'), deviationId: 1, isLinked: false },
      ]);
      expect(planDeviations(draftsOf('a'), [existing(state, { toldDescription: 'a' })], [], [])).toEqual([]);
    }
    const foundLater = existing('closed', { isAnsweredAfterClosing: true });
    expect(kinds(planDeviations(draftsOf('abc'), [foundLater], [], []))).toEqual(['findAgain']);
  });

  it('follows faults that go by the same words and weigh otherwise', () => {
    const worse = [{ ...draftOf('ab'), severity: 'serious' as const }];
    expect(kinds(planDeviations(worse, [existing('new')], [], []))).toEqual(['reword']);
    expect(planDeviations(worse, [existing('new', { severity: 'serious' })], [], [])).toEqual([]);
    expect(planDeviations(worse, [existing('assessed')], [], [])).toEqual([]);
  });

  it('is linked to an open one, and tells it once when the faults are others', () => {
    const elsewhere = [{ id: 7 as DeviationId, questionKey: WHOLE_CASE }];
    expect(kinds(planDeviations(draftsOf('ab'), [], [], elsewhere))).toEqual(['link']);
    const link: ExistingLink = {
      questionKey: WHOLE_CASE,
      deviationId: 7 as DeviationId,
      state: 'assessed',
      toldDescription: 'ab',
      isAnsweredAfterClosing: false,
      isLastReason: false,
    };
    expect(planDeviations(draftsOf('ab'), [], [link], elsewhere)).toEqual([]);
    expect(planDeviations(draftsOf('b'), [], [link], elsewhere)).toEqual([
      { kind: 'noteFaults', draft: draftOf('b'), deviationId: 7, isLinked: true },
    ]);
    expect(kinds(planDeviations([], [], [link], elsewhere))).toEqual(['unlink']);
  });
});

it('reads from the history what was told last', () => {
  const event = (kind: string, note = '', toState: string | null = null) => ({ kind, note, toState });
  const created = event('created', '', 'new');
  expect(toldDescription([created], 'ab')).toBe('ab');
  expect(toldDescription([created, event('faultsChanged', 'a'), event('commented', 'x')], 'ab')).toBe('a');
  expect(toldDescription([created, event('foundAgain', 'b', 'assessed')], 'ab')).toBe('b');
  expect(toldDescription([created, event('faultsChanged', 'a'), event('foundAgain', 'c', 'new')], 'c')).toBe(
    'c',
  );
  expect(toldDescription([created, event('faultsChanged', 'a'), event('reinstated', '', 'new')], 'ab')).toBe(
    'ab',
  );
  const [one, other] = [noteOfRound('Höst', 'a: 1'), noteOfRound('Vår', 'b')];
  const history = [created, event('linked', one), event('linked', other)];
  expect(toldByLinked(history, 'Höst')).toBe('a: 1');
  expect(toldByLinked([...history, event('linkedChanged', noteOfRound('Höst', 'c'))], 'Höst')).toBe('c');
  expect(toldByLinked(history, 'Vinter')).toBe('');
});

/** A deviation with its history, changed as the server does when it carries the steps out. */
interface Kept {
  state: DeviationState;
  title: string;
  description: string;
  events: { kind: string; note: string; toState: DeviationState | null; at: number }[];
  closedAt: number | null;
}

class Review {
  readonly made: Kept[] = [];
  #answeredAt = new Map<string, number>();
  #clock = 0;
  #faults = '';

  /** Hands in with these faults; those that were none before are answered now. */
  handIn(faults: string): DeviationStep[] {
    this.#clock += 1;
    for (const key of faults) if (!this.#faults.includes(key)) this.#answeredAt.set(key, this.#clock);
    this.#faults = faults;
    const steps = planDeviations(draftsOf(faults), this.#existing(faults), [], []);
    for (const step of steps) this.#apply(step);
    return steps;
  }

  handle(state: DeviationState): void {
    this.#clock += 1;
    const [one] = this.made;
    if (!one || one.state === 'withdrawn' || one.state === 'closed') return;
    one.state = state;
    one.closedAt = state === 'closed' ? this.#clock : null;
  }

  #existing(faults: string): ExistingDeviation[] {
    return this.made.map(({ state, title, description, events, closedAt }, index) => ({
      id: index as DeviationId,
      questionKey: WHOLE_CASE,
      state,
      title,
      description,
      severity: 'minor',
      toldDescription: toldDescription(events, description),
      isCorrected: isCorrectedByHistory(events.map(({ kind }) => kind)),
      isLinked: false,
      isTakenUp: false,
      isAnsweredAfterClosing:
        closedAt !== null && [...faults].some((key) => (this.#answeredAt.get(key) ?? 0) > closedAt),
    }));
  }

  #apply(step: DeviationStep): void {
    if (step.kind === 'create') {
      const { title, description } = step.draft;
      this.made.push({ state: 'new', title, description, events: [], closedAt: null });
      this.#tell(this.made.length - 1, 'created', '', 'new');
      return;
    }
    const one = this.made[step.deviationId];
    if (!one) throw new Error('unknown');
    const rewrite = ({ title, description }: DeviationDraft) => Object.assign(one, { title, description });
    switch (step.kind) {
      case 'reinstate':
        Object.assign(rewrite(step.draft), { state: 'new', closedAt: null });
        this.#tell(step.deviationId, 'reinstated', '', 'new');
        return;
      case 'reword':
        rewrite(step.draft);
        this.#tell(step.deviationId, 'reworded', step.draft.description);
        return;
      case 'findAgain':
        if (step.state === 'closed') Object.assign(rewrite(step.draft), { state: 'new', closedAt: null });
        this.#tell(step.deviationId, 'foundAgain', step.draft.description, one.state);
        return;
      case 'noteFaults':
        this.#tell(step.deviationId, 'faultsChanged', step.draft.description);
        return;
      case 'withdraw':
        one.state = 'withdrawn';
        this.#tell(step.deviationId, 'withdrawn', '', 'withdrawn');
        return;
      default:
        this.#tell(step.deviationId, 'answerCorrected', '');
        return;
    }
  }

  #tell(index: number, kind: string, note: string, toState: DeviationState | null = null): void {
    this.made[index]?.events.push({ kind, note, toState, at: this.#clock });
  }
}

const handled = ['assessed', 'investigating', 'inProgress', 'followedUp', 'closed'] as const;
const act = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', 'a', 'b', 'ab', 'ac', 'abc').map((faults) => ({ faults })) },
  { weight: 1, arbitrary: fc.constantFrom(...handled).map((state) => ({ state })) },
);

it('never makes two, says nothing twice and loses no fault, however it is corrected and handed in again', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
      const review = new Review();
      for (const one of acts) {
        if ('state' in one) {
          review.handle(one.state);
          continue;
        }
        review.handIn(one.faults);
        // Handed in again as it is: a retry, a second tab.
        expect(review.handIn(one.faults)).toEqual([]);
        expect(review.made.length).toBeLessThanOrEqual(1);
        const [made] = review.made;
        if (one.faults === '') {
          expect(made === undefined || made.state !== 'new').toBe(true);
          continue;
        }
        expect(made).toBeDefined();
        expect(made?.state).not.toBe('withdrawn');
        // Which faults there are stands on it or last in its history.
        expect(made && toldDescription(made.events, made.description)).toBe(one.faults);
      }
    }),
    { numRuns: 500 },
  );
});
