import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestRoundName } from '#app/features/controls/domain/round-name.ts';
import { addDays, type CivilDate } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import {
  occasionStatus,
  type ReportedOccasion,
  roundsDone,
  roundsOfOccasions,
  rowStatus,
} from './occasion-status.ts';
import { occasionsOfRhythm, PLAN_RHYTHMS } from './occasions.ts';
import { summarise, summaryInWords } from './plan-summary.ts';
import { occasionInWords } from './plan-words.ts';
import { riskInWords } from './risk.ts';

const occasion = (dueOn: string, over: Partial<ReportedOccasion> = {}): ReportedOccasion => ({
  dueOn: dueOn as CivilDate,
  state: 'planned',
  roundId: null,
  ...over,
});
/** About a day; reviewed by that day too where nothing else is said. */
const round = (
  id: number,
  referenceOn: string,
  state: 'planned' | 'reviewing' | 'finalised' = 'reviewing',
  dueOn = referenceOn,
) => ({
  id: id as RoundId,
  referenceOn: referenceOn as CivilDate,
  dueOn: dueOn as CivilDate,
  state,
  isOnCause: false,
});
const idsOf = (occasions: ReportedOccasion[], rounds: ReturnType<typeof round>[]) =>
  roundsOfOccasions(occasions, rounds).map((list) => list.map(({ id }) => id));

describe('the rounds of an occasion', () => {
  const halves = [occasion('2026-06-30'), occasion('2026-12-31')];

  it('are those about its period, though they are reviewed in the next or in another year', () => {
    const [first, second] = [
      round(1, '2026-06-30', 'finalised', '2026-07-30'),
      round(2, '2026-12-31', 'finalised', '2027-01-29'),
    ];
    expect(idsOf(halves, [first, second])).toEqual([[1], [2]]);
    // Before the second has been drawn: the figures of the first say nothing of the autumn.
    expect(idsOf(halves, [first])).toEqual([[1], []]);
    const next = [occasion('2027-06-30'), occasion('2027-12-31')];
    expect(idsOf(next, [first, second])).toEqual([[], []]);
  });

  it('are those of the period that the name suggested for the round says, each once, whenever they are due', () => {
    const anyDay = fc.integer({ min: -40, max: 400 }).map((day) => addDays('2026-01-01' as CivilDate, day));
    const days = fc.array(fc.record({ referenceOn: anyDay, dueOn: anyDay }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...PLAN_RHYTHMS), days, (rhythm, list) => {
        const rounds = list.map(({ referenceOn, dueOn }, id) => round(id, referenceOn, 'reviewing', dueOn));
        const occasions = occasionsOfRhythm(rhythm, 2026);
        const found = idsOf(
          occasions.map(({ dueOn }) => occasion(dueOn)),
          rounds,
        );
        expect(found.flat().sort()).toEqual(
          rounds.flatMap(({ id, referenceOn }) => (referenceOn.startsWith('2026') ? [id] : [])).sort(),
        );
        const nameOf = (day: CivilDate) => suggestRoundName(rhythm, day);
        occasions.forEach(({ dueOn }, place) => {
          const own = rounds.filter(({ id }) => found[place]?.includes(id));
          expect(own.map(({ referenceOn }) => nameOf(referenceOn))).toEqual(own.map(() => nameOf(dueOn)));
        });
      }),
    );
  });

  it('begin with one about the first day of the period, and are never those about another year', () => {
    const rounds = [
      round(1, '2025-12-31'),
      round(2, '2026-01-01'),
      round(3, '2026-06-30'),
      round(4, '2026-07-01'),
      round(5, '2027-01-01'),
    ];
    expect(idsOf(halves, rounds)).toEqual([[2, 3], [4]]);
  });

  it('are never those whose cases were chosen on cause, unless one is pointed out', () => {
    const onCause = { ...round(1, '2026-02-01'), isOnCause: true };
    expect(idsOf(halves, [onCause])).toEqual([[], []]);
    const pointed = [occasion('2026-06-30', { roundId: onCause.id }), occasion('2026-12-31')];
    expect(idsOf(pointed, [onCause])).toEqual([[1], []]);
  });

  it('include what is about a day after the last of the year’s occasions', () => {
    expect(idsOf([occasion('2026-03-01'), occasion('2026-09-01')], [round(1, '2026-11-30')])).toEqual([
      [],
      [1],
    ]);
  });

  it('are the one pointed out, which then belongs to no other occasion', () => {
    const pointed = [occasion('2026-06-30', { roundId: 4 as RoundId }), occasion('2026-12-31')];
    expect(idsOf(pointed, [round(3, '2026-06-01'), round(4, '2026-07-02')])).toEqual([[4], []]);
  });
});

describe('how it stands with an occasion', () => {
  const today = '2026-07-01' as CivilDate;

  it('is late from the day after, also with a round under way', () => {
    expect(occasionStatus(occasion('2026-07-01'), [], today)).toBe('planned');
    expect(occasionStatus(occasion('2026-06-30'), [], today)).toBe('late');
    expect(occasionStatus(occasion('2026-06-30'), [round(1, '2026-06-30')], today)).toBe('late');
    expect(occasionStatus(occasion('2026-12-31'), [round(1, '2026-12-01')], today)).toBe('underWay');
  });

  it('is not late while its rounds have time left, but when the first of them is', () => {
    const first = occasion('2026-06-30');
    const rounds = [round(1, '2026-06-30', 'reviewing', '2026-07-30'), round(2, '2026-06-15', 'reviewing')];
    expect(occasionStatus(first, rounds.slice(0, 1), '2026-07-30' as CivilDate)).toBe('underWay');
    expect(occasionStatus(first, rounds.slice(0, 1), '2026-07-31' as CivilDate)).toBe('late');
    expect(occasionStatus(first, rounds, today)).toBe('late');
    // What is about a later day gives no time.
    expect(occasionStatus(first, [round(3, '2026-07-01', 'reviewing', '2026-07-30')], today)).toBe('late');
  });

  it('is done with a finalised round, and what is reported by hand holds', () => {
    const finalised = [round(1, '2026-06-30', 'finalised')];
    expect(occasionStatus(occasion('2026-06-30'), finalised, today)).toBe('done');
    expect(occasionStatus(occasion('2026-06-30', { state: 'notDone' }), finalised, today)).toBe('notDone');
    expect(occasionStatus(occasion('2026-06-30', { state: 'done' }), [], today)).toBe('done');
  });

  it('is done only with every round about a day up to its own finalised', () => {
    const year = occasion('2026-12-31');
    const first = round(1, '2026-06-05', 'finalised');
    const halfDone = [first, round(2, '2026-12-04')];
    expect(occasionStatus(year, halfDone, today)).toBe('underWay');
    expect(occasionInWords('underWay', roundsDone(year, halfDone))).toBe('Pågår, 1 av 2 omgångar');
    expect(occasionStatus(year, halfDone, '2027-01-01' as CivilDate)).toBe('late');
    expect(occasionInWords('late', roundsDone(year, halfDone))).toBe('Försenat, 1 av 2 omgångar');
    const both = [first, round(2, '2026-12-04', 'finalised')];
    expect(occasionStatus(year, both, today)).toBe('done');
    expect(occasionInWords('done', roundsDone(year, both))).toBe('Genomfört');
    expect(occasionInWords('underWay', roundsDone(year, [round(2, '2026-12-04')]))).toBe('Pågår');
  });

  it('is not held back by a round about a later day, unless there is no other', () => {
    const rounds = [round(1, '2026-06-05', 'finalised'), round(2, '2026-11-30')];
    expect(occasionStatus(occasion('2026-06-30'), rounds, today)).toBe('done');
    expect(occasionStatus(occasion('2026-06-30'), rounds.slice(1), today)).toBe('late');
  });
});

describe('the summary of a plan', () => {
  it('counts a row as done only with every occasion done', () => {
    expect(rowStatus(['done', 'done'])).toBe('done');
    expect(rowStatus(['done', 'late'])).toBe('open');
    expect(rowStatus(['done', 'notDone', 'planned'])).toBe('notDone');
    expect(rowStatus([])).toBe('none');
  });

  it('says it in words', () => {
    const ten = Array.from({ length: 10 }, () => ['done'] as const);
    expect(summaryInWords('internalControl', summarise(ten))).toBe('10 av 10 moment genomförda');
    expect(summaryInWords('internalControl', summarise([...ten, ['notDone'], ['late'], []]))).toBe(
      '10 av 13 moment genomförda, 1 inte genomfört, 2 återstår',
    );
    expect(summaryInWords('followUp', summarise([['done']]))).toBe('1 av 1 kvalitetsområde uppföljt');
  });
});

describe('the risk in words', () => {
  it.each([
    [3, 4, '12 av 16, mycket hög: möjlig (3) × allvarlig (4)'],
    [2, 2, '4 av 16, måttlig: mindre sannolik (2) × lindrig (2)'],
    [3, 3, '9 av 16, hög: möjlig (3) × kännbar (3)'],
    [3, 1, '3 av 16, låg: möjlig (3) × försumbar (1)'],
    [null, null, ''],
  ] as const)('%s × %s', (likelihood, consequence, words) => {
    expect(riskInWords(likelihood, consequence)).toBe(words);
  });
});
