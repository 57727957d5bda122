import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEX_SARAH_STAGES } from '#app/shared/domain/vocabulary.ts';
import {
  afterLexSarahStep,
  isInvestigatedOrClosed,
  LEX_SARAH_JUDGEMENTS,
  LEX_SARAH_STEPS,
  type LexSarahJudgement,
  type LexSarahState,
  type LexSarahStep,
  lexSarahAtEndOf,
  lexSarahEventKinds,
  possibleLexSarahSteps,
} from './lex-sarah.ts';

const reported: LexSarahState = { stage: 'reported', judgement: null, isNotified: null };
const walk = (...steps: (LexSarahStep | [LexSarahStep, LexSarahJudgement])[]): LexSarahState =>
  steps.reduce<LexSarahState>((state, taken) => {
    const [step, judgement] = typeof taken === 'string' ? [taken, 'misconduct' as const] : taken;
    const next = afterLexSarahStep(state, step, judgement);
    if (!next.ok) throw new Error(`${step} after ${state.stage}`);
    return next.value;
  }, reported);

/** Choices that a person makes one after the other; which of the possible steps is drawn. */
const choices = fc.array(fc.tuple(fc.nat(9), fc.constantFrom(...LEX_SARAH_JUDGEMENTS)), { maxLength: 25 });
const follow = (chosen: readonly (readonly [number, LexSarahJudgement])[]) => {
  const states = [reported];
  const taken: LexSarahStep[] = [];
  for (const [place, judgement] of chosen) {
    const state = states.at(-1) ?? reported;
    const possible = possibleLexSarahSteps(state);
    const step = possible[place % possible.length];
    if (!step) continue;
    const next = afterLexSarahStep(state, step, judgement);
    if (!next.ok) throw new Error('offered but not possible');
    states.push(next.value);
    taken.push(step);
  }
  return { states, taken };
};

describe('a lex Sarah matter', () => {
  it('goes from reported to closed by way of every stage', () => {
    const all = walk('judge', 'investigate', 'notify', 'remedy', 'followUp', 'close');
    expect(all).toEqual({ stage: 'closed', judgement: 'misconduct', isNotified: true });
    expect(walk('judge', 'investigate', 'doNotNotify').isNotified).toBe(false);
  });

  it('is closed without an investigation only where it is neither a missförhållande nor a risk of one', () => {
    const neither = walk(['judge', 'neither']);
    expect(possibleLexSarahSteps(neither)).toEqual(['judge', 'close']);
    for (const judgement of ['misconduct', 'riskOfMisconduct'] as const) {
      expect(possibleLexSarahSteps(walk(['judge', judgement]))).toEqual(['judge', 'investigate']);
    }
  });

  it('goes on to its end where IVO was notified, whatever it is judged to be later', () => {
    const notified = walk('judge', 'investigate', 'notify', ['judge', 'neither']);
    expect(possibleLexSarahSteps(notified)).toEqual(['judge', 'remedy']);
  });

  it('can be notified later, once, and not be taken back', () => {
    const not = walk('judge', 'investigate', 'doNotNotify', 'remedy');
    expect(possibleLexSarahSteps(not)).toEqual(['judge', 'notify', 'followUp']);
    const late = walk('judge', 'investigate', 'doNotNotify', 'remedy', 'notify');
    expect(late).toMatchObject({ stage: 'remedied', isNotified: true });
    expect(possibleLexSarahSteps(late)).toEqual(['judge', 'followUp']);
  });

  it('is judged anew when it is opened again, and IVO stays notified', () => {
    const again = walk('judge', 'investigate', 'notify', 'remedy', 'followUp', 'close', 'reopen');
    expect(again).toEqual({ stage: 'reported', judgement: null, isNotified: true });
    expect(possibleLexSarahSteps(again)).toEqual(['judge']);
  });

  it('keeps to its rules whatever is done in whatever order', () => {
    fc.assert(
      fc.property(choices, (chosen) => {
        const { states, taken } = follow(chosen);
        for (const [index, step] of taken.entries()) {
          const [before, after] = [states[index], states[index + 1]] as [LexSarahState, LexSarahState];
          const rank = ({ stage }: LexSarahState) => LEX_SARAH_STAGES.indexOf(stage);
          // Back only by being opened again.
          if (step !== 'reopen') expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
          if (after.stage !== 'reported') expect(after.judgement).not.toBeNull();
          if (isInvestigatedOrClosed(after.stage) && after.judgement !== 'neither') {
            expect(after.isNotified).not.toBeNull();
          }
          if (before.isNotified === true) expect(after.isNotified).toBe(true);
        }
      }),
    );
  });

  it('can always be closed in the end, and what is closed only be opened again', () => {
    fc.assert(
      fc.property(choices, (chosen) => {
        let state = follow(chosen).states.at(-1) ?? reported;
        if (state.stage === 'closed') expect(possibleLexSarahSteps(state)).toEqual(['reopen']);
        const home: LexSarahStep[] = [
          'close',
          'followUp',
          'remedy',
          'doNotNotify',
          'notify',
          'investigate',
          'judge',
        ];
        for (let turn = 0; turn < 8 && state.stage !== 'closed'; turn += 1) {
          const step = home.find((one) => possibleLexSarahSteps(state).includes(one)) ?? 'reopen';
          const next = afterLexSarahStep(state, step, 'riskOfMisconduct');
          if (next.ok) state = next.value;
        }
        expect(state.stage).toBe('closed');
      }),
    );
  });

  it('is told by its history as it stood at the end of any day', () => {
    fc.assert(
      fc.property(choices, fc.nat(25), (chosen, day) => {
        const { states, taken } = follow(chosen);
        const at = (index: number) => `2026-03-${String(index + 1).padStart(2, '0')}T11:00:00.000Z`;
        const events = [
          { kind: lexSarahEventKinds.report, at: at(0) },
          ...taken.map((step, index) => ({ kind: lexSarahEventKinds[step], at: at(index + 1) })),
        ];
        const told = lexSarahAtEndOf(events, at(day).slice(0, 10));
        const { stage, isNotified } = states[Math.min(day, taken.length)] ?? reported;
        expect(told).toEqual({ stage, isNotified });
      }),
    );
  });

  it('was not there before it was reported, counted in Swedish days', () => {
    const events = [{ kind: lexSarahEventKinds.report, at: '2025-12-31T23:30:00.000Z' }];
    expect(lexSarahAtEndOf(events, '2025-12-31')).toBeUndefined();
    expect(lexSarahAtEndOf(events, '2026-01-01')).toEqual({ stage: 'reported', isNotified: null });
    const declined = [{ kind: lexSarahEventKinds.decline, at: '2025-03-01T08:00:00.000Z' }];
    expect(lexSarahAtEndOf(declined, '2026-12-31')).toBeUndefined();
  });

  it('takes no step without its judgement', () => {
    expect(afterLexSarahStep(reported, 'judge').ok).toBe(false);
    expect(LEX_SARAH_STEPS.filter((step) => afterLexSarahStep(reported, step, 'neither').ok)).toEqual([
      'judge',
    ]);
  });
});
